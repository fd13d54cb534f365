// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Refusal} from "./Refusal.sol";

/// @title Client money in escrow: neither the buyer's nor the seller's to spend, and still owed by an institution
/// @notice All of it is the balance of one contract, which alone moves it. For each institution that keeps some, the
/// client reserve is what its wallets hold and what it keeps in escrow, after every transaction. While money is in
/// escrow its debtor is the institution of the wallet from which it came; paying it out changes the debtor.
interface IEscrowAccounts {
    /// @notice The contract that moves escrow money was connected, once and for all.
    /// @param escrow The contract.
    event EscrowConnected(address indexed escrow);

    /// @notice What an institution keeps in escrow changed.
    /// @param institutionId Number of the institution.
    /// @param escrowFen The new amount in fen.
    event EscrowChanged(uint16 indexed institutionId, uint256 escrowFen);

    /// @notice An escrow contract is connected already, or the address isn't one for this token, or has another part.
    /// @param escrow The address offered.
    error EscrowNotConnectable(address escrow);

    /// @notice Only the connected escrow contract may call this.
    /// @param caller Who called.
    error NotTheEscrow(address caller);

    /// @notice A contract of the system itself is neither frozen nor seized from: what it holds has other owners.
    /// @param account The contract.
    error SystemAccount(address account);

    /// @notice Connects the contract that moves escrow money, once and for all.
    /// @param escrow The contract; its `walletYuan()` must be this one.
    function connectEscrow(address escrow) external;

    /// @notice Moves money from a wallet into escrow, if both ends could settle it now. Only the escrow contract.
    /// @param payer Wallet that pays.
    /// @param beneficiary Wallet for which the money is meant; it must be able to receive.
    /// @param amountInFen Amount in fen.
    /// @return refusal `NONE` if it moved.
    /// @return institutionId Number of the institution that keeps it; zero if it didn't move.
    function hold(
        address payer,
        address beneficiary,
        uint256 amountInFen
    ) external returns (Refusal refusal, uint16 institutionId);

    /// @notice Moves money from escrow into a wallet, if that may receive it. Only the escrow contract.
    /// @param institutionId Number of the institution that keeps it.
    /// @param payee Wallet that is paid.
    /// @param amountInFen Amount in fen.
    /// @return refusal `NONE` if it moved.
    function payOut(uint16 institutionId, address payee, uint256 amountInFen) external returns (Refusal refusal);

    /// @notice What an institution keeps in escrow, which is part of its client reserve.
    /// @param institution Address that acts for it.
    /// @return escrowFen Amount in fen.
    function escrowOf(address institution) external view returns (uint256 escrowFen);

    /// @notice The contract that moves escrow money.
    /// @return escrow Its address; zero until connected.
    function escrow() external view returns (address escrow);
}
