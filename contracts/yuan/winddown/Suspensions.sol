// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstitutionSuspension} from "../../interfaces/IInstitutionSuspension.sol";
import {Account} from "../../token/Account.sol";
import {LimitedWallets} from "../tiers/LimitedWallets.sol";

/// @dev Like payments in sequence, code that the wallet yuan runs on its own storage.
abstract contract Suspensions is LimitedWallets, IInstitutionSuspension {
    /// @inheritdoc IInstitutionSuspension
    function setSuspended(address institution, bool on) external restricted {
        _setSuspended(institution, on);
    }

    /// @inheritdoc IInstitutionSuspension
    function takeOver(address[] calldata wallets, address from, address to) external restricted {
        uint16 number = _numberOf(from);
        require(number != 0 && _activeNumberOf(from) == 0, NotSuspended(from));
        uint16 heir = _activeNumberOf(to);
        require(heir != 0, NotAnInstitution(to));
        for (uint256 i = 0; i < wallets.length; ++i) {
            address wallet = wallets[i];
            Account word = _accountOf(wallet);
            require(word.issuer() == number && !word.isRetired(), NotAWalletOf(wallet, from));
            Account moved = word.withoutIssuer().withIssuer(heir);
            _storeAccount(wallet, moved);
            emit WalletTakenOver(wallet, from, to);
            _afterMove(word, moved, word.balance());
        }
    }
}
