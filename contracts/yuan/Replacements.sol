// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IWalletClosure} from "../interfaces/IWalletClosure.sol";
import {Account} from "../token/Account.sol";
import {LimitedWallets} from "./tiers/LimitedWallets.sol";

/// @dev How lost wallets go on, whoever owes what is in them.
abstract contract Replacements is LimitedWallets, IWalletClosure {
    /// @inheritdoc IWalletClosure
    function replaceWallet(address wallet, address replacement) external restricted {
        (Account old, Account heir) = (_accountOf(wallet), _accountOf(replacement));
        require(_isAllowed(old, _controlsNow()), NotReplaceable(wallet));
        Tally storage tally = _tallyOf(replacement);
        bool good = wallet != replacement && heir.issuer() == old.issuer() && !heir.isRetired();
        require(good && !heir.hasMoneyOrFreeze() && tally.counters.lifetimePaid() == 0, NotAReplacement(replacement));
        _storeAccount(wallet, old.retired());
        _storeAccount(replacement, heir.withMoneyOf(old));
        tally.counters = tally.counters.withSumsOf(_tallyOf(wallet).counters);
        emit Transfer(wallet, replacement, old.balance());
        emit Frozen(wallet, 0);
        emit Frozen(replacement, old.frozenAmount());
        if (old.isWhollyFrozen()) emit AccountFrozen(replacement, bytes32(bytes20(wallet)));
        emit WalletReplaced(wallet, replacement);
    }
}
