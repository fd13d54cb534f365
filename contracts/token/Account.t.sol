// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, AccountWord} from "./Account.sol";

/// @title The fields of an account's word don't touch each other
contract AccountTest {
    error FieldChanged(string field);

    /// @notice Whatever is written is read again, and nothing else has changed.
    /// @param balance Any balance.
    /// @param frozen Any frozen amount.
    /// @param issuer Any issuer.
    /// @param system Whether it is a system account.
    /// @param whollyFrozen Whether it is frozen as a whole.
    function testFuzz_fieldsAreIndependent(
        uint96 balance,
        uint96 frozen,
        uint16 issuer,
        bool system,
        bool whollyFrozen
    ) external pure {
        Account account = Account.wrap(0).withIssuer(issuer).credited(balance).whollyFrozen(true);
        if (system) account = account.asSystem();
        account = account.withFrozenAmount(type(uint96).max).whollyFrozen(whollyFrozen).withFrozenAmount(frozen);
        _check(account, balance, frozen, issuer);
        require(account.isSystem() == system, FieldChanged("system"));
        require(account.isWhollyFrozen() == whollyFrozen, FieldChanged("wholly frozen"));
    }

    /// @notice Credits and debits move the balance alone.
    /// @param start Balance before.
    /// @param amount Amount that comes or goes.
    /// @param frozen Any frozen amount.
    /// @param issuer Any issuer.
    function testFuzz_balanceMovesAlone(uint96 start, uint96 amount, uint96 frozen, uint16 issuer) external pure {
        Account account = Account.wrap(0).credited(start).withFrozenAmount(frozen).withIssuer(issuer);
        if (amount <= start) _check(account.debited(amount), start - amount, frozen, issuer);
        if (amount <= type(uint96).max - start) _check(account.credited(amount), start + amount, frozen, issuer);
    }

    function _check(Account account, uint96 balance, uint96 frozen, uint16 issuer) private pure {
        require(account.balance() == balance, FieldChanged("balance"));
        require(account.frozenAmount() == frozen, FieldChanged("frozen amount"));
        require(account.issuer() == issuer, FieldChanged("issuer"));
        uint256 unfrozen = balance > frozen ? balance - frozen : 0;
        require(account.unfrozenBalance() == unfrozen, FieldChanged("unfrozen balance"));
        require(account.unfrozenBalance() <= AccountWord.MAX_AMOUNT, FieldChanged("bounds"));
    }
}
