// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICentralBank} from "../../interfaces/ICentralBank.sol";
import {IECnyIssue} from "../../interfaces/IECnyIssue.sol";
import {IWalletClosure} from "../../interfaces/IWalletClosure.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {RegulatedToken} from "../../token/RegulatedToken.sol";
import {Replacements} from "../Replacements.sol";

/// @title How e-CNY wallets end, and lost ones go on; see `IWalletClosure`
/// @dev Code that e-CNY runs on its own storage, because both together exceed the size of a contract; it is made by
/// e-CNY, and shares with it the base that holds all it touches. On its own it holds nothing.
contract ECnyClosure is Replacements {
    ICentralBank private immutable CENTRAL_BANK;

    constructor(address authority_, ICentralBank centralBank_) RegulatedToken("e-CNY", "ECNY", authority_) {
        CENTRAL_BANK = centralBank_;
    }

    /// @inheritdoc IWalletClosure
    /// @dev In the regime of 2026 the operating bank must have the reserves with which another bank is paid.
    function closeWallet(address wallet, address bank) external restricted returns (uint256 amountInFen) {
        _requireNotPaused();
        Account word = _accountOf(wallet);
        amountInFen = word.balance();
        Refusal refusal = _refusalToDebit(word, amountInFen, _controlsNow());
        // Also a freeze that waits for money keeps a wallet open.
        if (refusal == Refusal.NONE && word.frozenAmount() != 0) refusal = Refusal.INSUFFICIENT_UNFROZEN_BALANCE;
        if (refusal != Refusal.NONE) _revertFor(refusal, wallet, bank, amountInFen);
        _redeem(wallet, word, amountInFen);
        _afterMove(word, NOBODY, amountInFen);
        _storeAccount(wallet, word.retired());
        emit WalletClosed(wallet, bank, amountInFen);
        address operator = _operatorOf(word.issuer());
        IECnyIssue(address(CENTRAL_BANK)).redeemECny(0, bank, wallet, operator, amountInFen);
    }
}
