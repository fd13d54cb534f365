// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account} from "../token/Account.sol";
import {Controls} from "../token/Controls.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";

/// @title The least that a currency adds to the shared base: who may hold it, and who issues it
contract PlainCoin is RegulatedToken {
    uint16 private constant HOLDER = 1;

    constructor(address authority_) RegulatedToken("Plain Coin", "PLN", authority_) {}

    /// @notice Lets an account hold the coin.
    /// @param account The account.
    function admit(address account) external restricted {
        _storeAccount(account, _accountOf(account).withIssuer(HOLDER));
    }

    /// @notice Issues coins.
    /// @param to Who receives them.
    /// @param value Amount in minor units.
    function mint(address to, uint256 value) external restricted {
        _mint(to, value);
    }

    /// @notice Redeems the caller's coins.
    /// @param value Amount in minor units.
    function burn(uint256 value) external {
        _burn(_msgSender(), value);
    }

    function _isAllowed(Account account, Controls) internal pure override returns (bool) {
        return account.issuer() != 0;
    }
}
