// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {ICentralBank} from "../../interfaces/ICentralBank.sol";
import {ECnyRegime, IECny} from "../../interfaces/IECny.sol";
import {IECnyIssue} from "../../interfaces/IECnyIssue.sol";
import {IInstructionLog} from "../../interfaces/IInstructionLog.sol";
import {IInterbankFunding} from "../../interfaces/IInterbankFunding.sol";
import {ILimitedWallets} from "../../interfaces/ILimitedWallets.sol";
import {IWalletClosure} from "../../interfaces/IWalletClosure.sol";
import {IWalletYuan, Withdrawal} from "../../interfaces/IWalletYuan.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {RegulatedToken} from "../../token/RegulatedToken.sol";
import {Withdrawals} from "../Withdrawals.sol";
import {ECnyClosure} from "./ECnyClosure.sol";

/// @title E-CNY; see `IECny`
/// @dev In the regime of 2026 a payment across operating banks calls the central bank, which calls nobody back.
contract ECny is Withdrawals, IECny, IWalletClosure {
    /// @dev On in the regime of 2026, so that payments ask for the payer's bank's reserves.
    uint256 private constant SETTLED_IN_RESERVES = 1 << 105;

    ECnyRegime private immutable REGIME;
    /// @dev Runs on this contract's storage; see there.
    address private immutable CLOSURE;

    constructor(
        address authority_,
        ICentralBank centralBank_,
        ECnyRegime regime_
    ) RegulatedToken("e-CNY", "ECNY", authority_) Withdrawals(centralBank_) {
        REGIME = regime_;
        CLOSURE = address(new ECnyClosure(authority_, centralBank_));
        if (regime_ == ECnyRegime.DEPOSIT_2026) {
            _storeControls(_controlsNow().withSwitch(SETTLED_IN_RESERVES, true));
        }
        _barFromWallets(address(this));
        _barFromWallets(address(centralBank_));
    }

    /// @inheritdoc IWalletYuan
    function withdraw(Withdrawal calldata withdrawal, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(withdrawal);
        (address wallet, address bank, uint256 amount) = (withdrawal.wallet, withdrawal.bank, withdrawal.amountInFen);
        _requireAuthorised(wallet, digest, signature);

        bool decided;
        (decided, refusal) = _replay(withdrawal.instructionId, digest);
        if (decided) return refusal;

        Account payer = _accountOf(wallet);
        refusal = _refusalToDebit(payer, amount, _controlsNow());
        address operator = _operatorOf(payer.issuer());
        if (refusal == Refusal.NONE && operator != bank) refusal = _refusalOfReserves(operator, amount);
        if (refusal == Refusal.NONE) {
            // Nothing stands against it any more.
            _tryRedeem(wallet, amount);
            _issue().redeemECny(withdrawal.instructionId, bank, wallet, operator, amount);
        }
        _record(withdrawal.instructionId, digest, refusal);
    }

    /// @inheritdoc IWalletClosure
    function closeWallet(address, address) external returns (uint256) {
        _runClosure();
    }

    /// @inheritdoc IWalletClosure
    function replaceWallet(address, address) external {
        _runClosure();
    }

    /// @inheritdoc IWalletYuan
    function topUpFromReserve(
        bytes32 instructionId,
        bytes32 digest,
        address wallet,
        uint256 amountInFen,
        Refusal decided
    ) external onlyCentralBank returns (Refusal refusal, bool replayed) {
        _requireNotPaused();
        (replayed, refusal) = _replay(instructionId, digest);
        if (replayed) return (refusal, true);

        refusal = decided == Refusal.NONE ? _tryIssue(wallet, amountInFen) : decided;
        _record(instructionId, digest, refusal);
    }

    /// @inheritdoc IWalletYuan
    /// @dev Operating banks are barred when they are admitted as such, and only they have a part to keep apart.
    function barFromWallets(address) external view onlyCentralBank {}

    /// @inheritdoc IWalletYuan
    function centralBank() external view returns (address) {
        return address(CENTRAL_BANK);
    }

    /// @inheritdoc IECny
    function regime() external view returns (ECnyRegime) {
        return REGIME;
    }

    /// @inheritdoc IECny
    function owedBy(address bank) external view returns (uint256) {
        return REGIME == ECnyRegime.DEPOSIT_2026 ? clientReserveOf(bank) : 0;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public pure override(ERC20) returns (uint8) {
        return 2;
    }

    /// @inheritdoc RegulatedToken
    /// @dev Not `IWalletYuan`, whose functions it has: it must not be connected as wallet yuan.
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == type(IECny).interfaceId ||
            interfaceId == type(IInstructionLog).interfaceId ||
            interfaceId == type(ILimitedWallets).interfaceId ||
            interfaceId == type(IWalletClosure).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    function _applyRules(
        address from,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal override returns (Refusal refusal) {
        refusal = _refusalAcross(payer, payee, value);
        return refusal == Refusal.NONE ? super._applyRules(from, payer, payee, value, controls) : refusal;
    }

    function _afterMove(Account payer, Account payee, uint256 value) internal override {
        super._afterMove(payer, payee, value);
        (uint16 from, uint16 to) = (payer.issuer(), payee.issuer());
        bool isAcross = from != 0 && to != 0 && from != to;
        if (isAcross && REGIME == ECnyRegime.DEPOSIT_2026) {
            _issue().settleOperators(_operatorOf(from), _operatorOf(to), value);
        }
    }

    /// @dev Hands the whole call to the code that is elsewhere.
    function _runClosure() private {
        address closure = CLOSURE;
        // It answers with one word or nothing, or with an error that is passed on.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), closure, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if done {
                return(0, returndatasize())
            }
            revert(0, returndatasize())
        }
    }

    function _keepsRules(
        address from,
        Account payer,
        Account payee,
        uint256 value,
        Controls controls
    ) internal view override returns (bool) {
        bool covered = _refusalAcross(payer, payee, value) == Refusal.NONE;
        return covered && super._keepsRules(from, payer, payee, value, controls);
    }

    function _revertFor(Refusal refusal, address from, address to, uint256 value) internal view override {
        if (refusal == Refusal.BANK_RESERVE_INSUFFICIENT) {
            address operator = _operatorOf(_accountOf(from).issuer());
            uint256 available = CENTRAL_BANK.reserveOf(operator);
            revert IInterbankFunding.BankReservesInsufficient(operator, value, available);
        }
        super._revertFor(refusal, from, to, value);
    }

    function _requireAdmissible(address institution) internal view override {
        require(CENTRAL_BANK.isBank(institution), ICentralBank.NotABank(institution));
    }

    function _refusalAcross(Account payer, Account payee, uint256 value) private view returns (Refusal) {
        if (payer.issuer() == payee.issuer()) return Refusal.NONE;
        return _refusalOfReserves(_operatorOf(payer.issuer()), value);
    }

    /// @dev What an operating bank owes goes to another bank with as much of its reserves.
    function _refusalOfReserves(address operator, uint256 value) private view returns (Refusal) {
        bool covered = REGIME == ECnyRegime.M0_2021 || value <= CENTRAL_BANK.reserveOf(operator);
        return covered ? Refusal.NONE : Refusal.BANK_RESERVE_INSUFFICIENT;
    }

    function _issue() private view returns (IECnyIssue) {
        return IECnyIssue(address(CENTRAL_BANK));
    }
}
