// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The door between banks' reserve accounts and their accounts for interbank settlement
/// @notice A bank alone moves its own money through it. What leaves one account is on the other in the same
/// transaction, so that reserves and settlement accounts together stay the row of banks' deposits. Only banks with a
/// reserve account have one for settlement.
interface IInterbankFunding {
    /// @notice The settlement contract was connected, once and for all.
    /// @param settlement The contract.
    event SettlementConnected(address indexed settlement);

    /// @notice A settlement contract is connected already, or the address isn't one, or one with money on it.
    /// @param settlement The address offered.
    error SettlementNotConnectable(address settlement);

    /// @notice No settlement contract is connected yet.
    error SettlementMissing();

    /// @notice The reserve account holds less.
    /// @param bank The bank.
    /// @param needed What was to leave, in fen.
    /// @param available What is on the account, in fen.
    error BankReservesInsufficient(address bank, uint256 needed, uint256 available);

    /// @notice Connects the settlement contract, once and for all. Its authority must let this contract, and nobody else,
    /// call `admitSettlementBank`, `fund` and `defund`.
    /// @param settlement The contract, with no money on its accounts.
    function connectSettlement(address settlement) external;

    /// @notice Gives a bank, which has a reserve account, one for settlement as well.
    /// @param bank The bank.
    /// @param name Its name.
    function openSettlementAccount(address bank, string calldata name) external;

    /// @notice Moves money from the caller's reserve account to its settlement account, and releases what it allows.
    /// @param amountInFen Amount in fen.
    function fundSettlement(uint256 amountInFen) external;

    /// @notice Moves money from the caller's settlement account to its reserve account. Not while a session is open.
    /// @param amountInFen Amount in fen.
    function defundSettlement(uint256 amountInFen) external;

    /// @notice The connected settlement contract.
    /// @return settlement Its address; zero until connected.
    function settlement() external view returns (address settlement);
}
