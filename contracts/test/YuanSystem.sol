// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {TopUp} from "../interfaces/ICentralBank.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {CentralBank} from "../yuan/CentralBank.sol";
import {WalletYuan} from "../yuan/WalletYuan.sol";
import {VM} from "./IVm.sol";

/// @title A small world for fuzzing: this contract is the administrator, and the participants are plain addresses
abstract contract YuanSystem {
    uint256 internal constant INSTITUTIONS = 3;
    uint256 internal constant BANKS = 2;
    uint256 internal constant WALLETS_EACH = 2;
    uint256 internal constant WALLETS = INSTITUTIONS * WALLETS_EACH;
    uint256 internal constant LENT_EACH = 1_000_000;

    CentralBank public centralBank;
    WalletYuan public yuan;

    uint256 private _instructions;

    constructor() {
        AccessManager authority = new AccessManager(address(this));
        centralBank = new CentralBank(address(authority));
        yuan = new WalletYuan(address(authority), centralBank);
        centralBank.connectWalletYuan(address(yuan));
        for (uint256 i = 0; i < BANKS; ++i) {
            centralBank.admitBank(bankAt(i), "A bank");
            centralBank.issueReserves(bankAt(i), LENT_EACH);
        }
        for (uint256 i = 0; i < INSTITUTIONS; ++i) _openInstitution(i);
    }

    /// @notice An institution by any number.
    /// @param seed The number.
    /// @return Its address.
    function institutionAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x10000 + (seed % INSTITUTIONS)));
    }

    /// @notice A bank by any number.
    /// @param seed The number.
    /// @return Its address.
    function bankAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x20000 + (seed % BANKS)));
    }

    /// @notice A wallet by any number; neighbours are at the same institution.
    /// @param seed The number.
    /// @return Its address.
    function walletAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x30000 + (seed % WALLETS)));
    }

    function _topUp(address bank, address wallet, uint256 amount) internal returns (Refusal) {
        TopUp memory statement = TopUp(_nextId(), bank, wallet, amount, type(uint256).max);
        VM.prank(bank);
        return centralBank.topUp(statement, "");
    }

    function _nextId() internal returns (bytes32) {
        return bytes32(++_instructions);
    }

    /// @dev What its holder could send now.
    function _spendable(address wallet) internal view returns (uint256) {
        uint256 balance = yuan.balanceOf(wallet);
        uint256 frozen = yuan.getFrozenTokens(wallet);
        return balance > frozen ? balance - frozen : 0;
    }

    function _openInstitution(uint256 index) private {
        yuan.admitInstitution(institutionAt(index), "An institution");
        address[] memory wallets = new address[](WALLETS_EACH);
        for (uint256 i = 0; i < WALLETS_EACH; ++i) wallets[i] = walletAt(index * WALLETS_EACH + i);
        VM.prank(institutionAt(index));
        yuan.openWallets(wallets);
    }
}
