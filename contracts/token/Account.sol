// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev All that a transfer has to know about one account, in one storage word, so that freeze, permission and issuer
/// cost no further read. From the lowest bit:
///
///   0   balance   96 bits, minor units
///  96   frozen    96 bits, minor units, may exceed the balance
/// 192   issuer    16 bits, number of who answers for the account; 0: nobody
/// 208   tier       8 bits, kept free for currencies whose accounts differ by tier or role
/// 216   status     8 bits, see below
/// 224   expiry    32 bits, last second for which the holder's identity is established; 0: not asked for
type Account is uint256;

using AccountWord for Account global;

/// @dev Arithmetic is on the whole word; each function says why nothing spills into the neighbouring field.
library AccountWord {
    uint256 internal constant MAX_AMOUNT = type(uint96).max;

    uint256 private constant FROZEN_AMOUNT_AT = 96;
    uint256 private constant ISSUER_AT = 192;
    uint256 private constant WHOLLY_FROZEN = 1 << 216;
    uint256 private constant SYSTEM = 1 << 217;
    uint256 private constant VAULT = 1 << 218;
    uint256 private constant OPEN = 1 << 219;
    uint256 private constant OPERATOR = 1 << 220;
    uint256 private constant RETIRED = 1 << 221;
    uint256 private constant TIER_AT = 208;
    uint256 private constant EXPIRY_AT = 224;
    /// @dev Balance, frozen amount and the freeze of the whole: what moves when a wallet is replaced.
    uint256 private constant MONEY = ((1 << ISSUER_AT) - 1) | WHOLLY_FROZEN;

    function credited(Account self, uint256 amount) internal pure returns (Account) {
        // The supply is kept within 96 bits, and no balance exceeds it.
        unchecked {
            return Account.wrap(Account.unwrap(self) + amount);
        }
    }

    function debited(Account self, uint256 amount) internal pure returns (Account) {
        // Callers have established that the balance covers the amount.
        unchecked {
            return Account.wrap(Account.unwrap(self) - amount);
        }
    }

    function withFrozenAmount(Account self, uint96 amount) internal pure returns (Account) {
        uint256 cleared = Account.unwrap(self) & ~(MAX_AMOUNT << FROZEN_AMOUNT_AT);
        return Account.wrap(cleared | (uint256(amount) << FROZEN_AMOUNT_AT));
    }

    /// @dev For an account that nobody answers for yet.
    function withIssuer(Account self, uint16 number) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(self) | (uint256(number) << ISSUER_AT));
    }

    /// @dev Opens the account to the currency, for an account that nobody answers for yet.
    function opened(Account self, uint8 tierNumber, uint16 number) internal pure returns (Account) {
        uint256 cleared = Account.unwrap(self) & ~(uint256(type(uint8).max) << TIER_AT);
        return Account.wrap(cleared | (uint256(tierNumber) << TIER_AT) | (uint256(number) << ISSUER_AT) | OPEN);
    }

    function identified(Account self, uint8 tierNumber, uint32 expiry) internal pure returns (Account) {
        uint256 fields = (uint256(type(uint8).max) << TIER_AT) | (uint256(type(uint32).max) << EXPIRY_AT);
        uint256 cleared = Account.unwrap(self) & ~fields;
        return Account.wrap(cleared | (uint256(tierNumber) << TIER_AT) | (uint256(expiry) << EXPIRY_AT));
    }

    function asOperator(Account self, bool on) internal pure returns (Account) {
        uint256 word = Account.unwrap(self);
        return Account.wrap(on ? word | OPERATOR : word & ~OPERATOR);
    }

    /// @dev Nothing is left of the account but who answered for it, and that it is closed for good.
    function retired(Account self) internal pure returns (Account) {
        return Account.wrap((Account.unwrap(self) & ~(MONEY | OPEN | OPERATOR)) | RETIRED);
    }

    /// @dev Takes over another account's money and freezes; has none of its own.
    function withMoneyOf(Account self, Account other) internal pure returns (Account) {
        return Account.wrap((Account.unwrap(self) & ~MONEY) | (Account.unwrap(other) & MONEY));
    }

    /// @dev For a contract of the system, which is nobody's account but while it is being used.
    function withoutIssuer(Account self) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(self) & ~(uint256(type(uint16).max) << ISSUER_AT));
    }

    function asSystem(Account self) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(self) | SYSTEM);
    }

    function asVault(Account self) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(self) | SYSTEM | VAULT);
    }

    function whollyFrozen(Account self, bool frozen) internal pure returns (Account) {
        uint256 word = Account.unwrap(self);
        return Account.wrap(frozen ? word | WHOLLY_FROZEN : word & ~WHOLLY_FROZEN);
    }

    function balance(Account self) internal pure returns (uint256) {
        return Account.unwrap(self) & MAX_AMOUNT;
    }

    function frozenAmount(Account self) internal pure returns (uint256) {
        return (Account.unwrap(self) >> FROZEN_AMOUNT_AT) & MAX_AMOUNT;
    }

    /// @dev What may leave by transfer.
    function unfrozenBalance(Account self) internal pure returns (uint256) {
        uint256 held = Account.unwrap(self) & MAX_AMOUNT;
        uint256 frozen = (Account.unwrap(self) >> FROZEN_AMOUNT_AT) & MAX_AMOUNT;
        // The difference is taken only where it isn't negative.
        unchecked {
            return held > frozen ? held - frozen : 0;
        }
    }

    function issuer(Account self) internal pure returns (uint16) {
        return uint16(Account.unwrap(self) >> ISSUER_AT);
    }

    function isWhollyFrozen(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & WHOLLY_FROZEN != 0;
    }

    function tier(Account self) internal pure returns (uint8) {
        return uint8(Account.unwrap(self) >> TIER_AT);
    }

    function identityExpiry(Account self) internal pure returns (uint256) {
        return Account.unwrap(self) >> EXPIRY_AT;
    }

    /// @dev Its holder, or who answers for it, has accepted the currency.
    function isOpen(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & OPEN != 0;
    }

    /// @dev Acts for who answers for the account.
    function isOperator(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & OPERATOR != 0;
    }

    /// @dev Nobody opened it, shut it out or closed it.
    function isUnknown(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & (OPEN | SYSTEM | RETIRED) == 0;
    }

    /// @dev Was replaced by another account, and is closed for good.
    function isRetired(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & RETIRED != 0;
    }

    function hasMoneyOrFreeze(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & MONEY != 0;
    }

    /// @dev A contract or participant of the system itself, which is no customer.
    function isSystem(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & SYSTEM != 0;
    }

    /// @dev A contract of the system that holds money by rules of its own.
    function isVault(Account self) internal pure returns (bool) {
        return Account.unwrap(self) & VAULT != 0;
    }
}
