// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {CredentialTerms} from "../interfaces/ICredentials.sol";
import {CustodianSignature} from "../interfaces/ICustodians.sol";
import {Holding, ReservePolicy, ReserveStatement} from "../interfaces/IReserve.sol";
import {LibraCoin} from "../libra/LibraCoin.sol";
import {Reserve} from "../libra/Reserve.sol";
import {Treasury} from "../libra/Treasury.sol";
import {Participants} from "../libra/participants/Participants.sol";
import {PaymentRules} from "../libra/rules/PaymentRules.sol";
import {AgreeableCustodian} from "./AgreeableCustodian.sol";
import {VM} from "./IVm.sol";

/// @title A small world for fuzzing: this contract is administrator and treasury compliance, the rest plain addresses
abstract contract LibraSystem {
    uint256 internal constant DEALERS = 2;
    uint256 internal constant VASPS = 2;
    uint256 internal constant HOLDERS_EACH = 2;
    uint256 internal constant HOLDERS = VASPS * HOLDERS_EACH;
    uint256 internal constant STALENESS = 1 days;
    uint64 private constant RULES_ROLE = 201;
    uint16 internal constant BUFFER = 100;

    AccessManager public authority;
    LibraCoin public coin;
    Participants public participants;
    PaymentRules public rules;
    Treasury public treasury;
    Reserve public reserve;

    address private immutable CUSTODIAN;
    uint256 private _ids;

    constructor() {
        authority = new AccessManager(address(this));
        treasury = new Treasury(address(authority));
        participants = new Participants(address(authority));
        rules = new PaymentRules(address(authority), address(participants));
        (address by, address treasurer) = (address(authority), address(treasury));
        coin = new LibraCoin("Libra USD", unicode"≋USD", by, treasurer, address(participants), address(rules));
        participants.connectCoin(address(coin));
        _letRulesAct();
        address[] memory custodians = new address[](1);
        CUSTODIAN = address(new AgreeableCustodian());
        custodians[0] = CUSTODIAN;
        reserve = new Reserve(address(authority), address(coin), custodians, 1, STALENESS, _policy());
        treasury.connectCoin(address(coin), address(reserve));
        for (uint256 i = 0; i < DEALERS; ++i) {
            participants.registerDesignatedDealer(dealerAt(i), _credential());
            treasury.designateDealer(dealerAt(i), "A dealer");
            // By mistake: it must not help them.
            authority.grantRole(authority.ADMIN_ROLE(), dealerAt(i), 0);
        }
        for (uint256 i = 0; i < VASPS; ++i) _openVasp(i);
    }

    /// @notice A VASP by any number.
    /// @param seed The number.
    /// @return Its address.
    function vaspAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x10000 + (seed % VASPS)));
    }

    /// @notice A dealer by any number.
    /// @param seed The number.
    /// @return Its address.
    function dealerAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x20000 + (seed % DEALERS)));
    }

    /// @notice A holder by any number, dealers among them.
    /// @param seed The number.
    /// @return Its address.
    function holderAt(uint256 seed) public pure returns (address) {
        uint256 index = seed % (HOLDERS + DEALERS);
        return index < HOLDERS ? address(uint160(0x30000 + index)) : dealerAt(index - HOLDERS);
    }

    /// @dev The policy of the second white paper, but everything may be at the one custodian.
    function _policy() internal pure returns (ReservePolicy memory) {
        return
            ReservePolicy({
                leastEligible: 8_000,
                longestMaturity: 92 days,
                lowestRating: 5,
                mostAtOneCustodian: 10_000,
                buffer: BUFFER
            });
    }

    /// @dev Cash and securities that mature in a month.
    function _attest(uint256 cash, uint256 securities, uint256 asOf) internal returns (bool) {
        CustodianSignature[] memory signatures = new CustodianSignature[](1);
        signatures[0] = CustodianSignature(CUSTODIAN, "");
        Holding[] memory holdings = new Holding[](2);
        holdings[0] = Holding(CUSTODIAN, 0, 0, cash);
        holdings[1] = Holding(CUSTODIAN, asOf + 30 days, 1, securities);
        ReserveStatement memory statement = ReserveStatement(address(coin), holdings, 0, asOf, _nextId());
        try reserve.attest(statement, signatures) {
            return true;
        } catch {
            return false;
        }
    }

    function _nextId() internal returns (bytes32) {
        return bytes32(++_ids);
    }

    function _openVasp(uint256 index) private {
        address vasp = vaspAt(index);
        participants.registerParentVasp(vasp, _credential());
        VM.prank(vasp);
        coin.acceptCurrency();
        address[] memory wallets = new address[](HOLDERS_EACH);
        for (uint256 i = 0; i < HOLDERS_EACH; ++i) wallets[i] = holderAt(index * HOLDERS_EACH + i);
        VM.prank(vasp);
        participants.registerChildren(wallets);
        VM.prank(vasp);
        coin.openWallets(wallets);
    }

    function _credential() internal pure returns (CredentialTerms memory) {
        return CredentialTerms("A participant", "", address(0), type(uint64).max);
    }

    function _letRulesAct() private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = coin.setRules.selector;
        authority.setTargetFunctionRole(address(coin), selectors, RULES_ROLE);
        authority.grantRole(RULES_ROLE, address(rules), 0);
    }
}
