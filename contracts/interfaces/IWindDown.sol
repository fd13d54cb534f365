// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Suspension and wind-down of a payment institution
/// @notice The supervisor suspends an institution, and either lets it act again or winds it down: a successor takes its
/// wallets over, or holders are paid out to their banks from the client reserve. The institution itself has no part in it.
/// Wallets that are frozen can be taken over, frozen as they are, but not paid out. Money held for secured trades stays in
/// the institution's client reserve until each trade is decided, and then goes to its parties as ever; what goes to a wallet
/// of this institution can be taken over or paid out again.
interface IWindDown {
    /// @notice An institution was suspended.
    /// @param institution The institution.
    /// @param caseReference Reference of the case file on which it rests.
    event InstitutionSuspended(address indexed institution, bytes32 indexed caseReference);

    /// @notice A suspended institution may act again.
    /// @param institution The institution.
    /// @param caseReference Reference of the case file on which it rests.
    event InstitutionResumed(address indexed institution, bytes32 indexed caseReference);

    /// @notice Another institution is to take wallets over.
    /// @param institution The suspended institution.
    /// @param successor The other one; zero if nobody any longer.
    event SuccessorNamed(address indexed institution, address indexed successor);

    /// @notice The institution is suspended already.
    /// @param institution The institution.
    error AlreadySuspended(address institution);

    /// @notice Only the successor that was named may take wallets over.
    /// @param caller Who called.
    /// @param institution The suspended institution.
    error NotTheSuccessor(address caller, address institution);

    /// @notice Each wallet needs one bank.
    /// @param wallets How many wallets were given.
    /// @param banks How many banks.
    error PayOutLengthMismatch(uint256 wallets, uint256 banks);

    /// @notice Suspends an institution.
    /// @param institution The institution.
    /// @param caseReference Reference of the case file.
    function suspend(address institution, bytes32 caseReference) external;

    /// @notice Lets a suspended institution act again; a successor has no further right.
    /// @param institution The institution.
    /// @param caseReference Reference of the case file.
    function resume(address institution, bytes32 caseReference) external;

    /// @notice Names the institution that may take wallets over.
    /// @param institution The suspended institution.
    /// @param successor The other one; zero to name nobody.
    function nameSuccessor(address institution, address successor) external;

    /// @notice Takes wallets of a suspended institution over, as its successor. All or none.
    /// @param institution The suspended institution.
    /// @param wallets The wallets.
    function takeOver(address institution, address[] calldata wallets) external;

    /// @notice Pays wallets of a suspended institution out, each to its holder's deposit at a bank, and closes them. All or
    /// none.
    /// @param institution The suspended institution.
    /// @param wallets The wallets.
    /// @param banks For each wallet the bank where its holder has an account.
    function payOut(address institution, address[] calldata wallets, address[] calldata banks) external;

    /// @notice Who may take wallets of an institution over.
    /// @param institution The institution.
    /// @return successor Zero if nobody.
    function successorOf(address institution) external view returns (address successor);
}
