// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "./IHolders.sol";
import {IInstructionLog} from "./IInstructionLog.sol";
import {Attestation} from "./IAttestations.sol";
import {Refusal} from "./Refusal.sol";

/// @notice A payment in coins, authorised by the payer. A top-up is a payment by the dealer, a withdrawal one to it.
/// @param instructionId Unique id; settles at most once.
/// @param payer Account that pays and signs.
/// @param payee Account that is paid.
/// @param amountInMicro Amount in millionths of a coin.
/// @param validUntil Last second, since 1970-01-01 UTC, in which it may be settled.
struct Payment {
    bytes32 instructionId;
    address payer;
    address payee;
    uint256 amountInMicro;
    uint256 validUntil;
}

/// @title ≋USD: a coin that the association owes, backed by its reserve
/// @notice Six decimals; one unit is a millionth of a coin ("micro"). Only customers of a virtual asset service
/// provider (VASP), VASPs themselves and designated dealers hold coins, unless unhosted wallets are switched on. Coins come to life and end only through the treasury, which also
/// keeps in escrow here those that dealers hand in: its balance is the preburn queue, which nobody can pay into,
/// freeze or seize. Plain ERC-20 calls carry no instruction id: their nonce is the chain's.
interface ILibraCoin is IInstructionLog, IHolders {
    /// @notice The coin was halted: nothing moves, and nobody but who may resume it does anything here.
    /// @param by Who halted it.
    event Halted(address indexed by);

    /// @notice The coin was resumed.
    /// @param by Who resumed it.
    event Resumed(address indexed by);

    /// @notice The coin is halted.
    error CoinHalted();

    /// @notice The coin isn't halted.
    error CoinNotHalted();

    /// @notice Only the treasury may call this.
    /// @param caller Who called.
    error NotTheTreasury(address caller);

    /// @notice Settles or refuses a payment. Submitted by the payer, who needs no signature, or with the payer's
    /// signature by the payer's VASP. A payer that is no VASP's customer, a dealer among them, may be submitted by any.
    /// A dealer that lacks the coins is refused with `DEALER_INVENTORY_INSUFFICIENT`, anybody else with
    /// `INSUFFICIENT_BALANCE`.
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer, a key or an ERC-1271 wallet.
    /// @return refusal `NONE` if it settled.
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal);

    /// @notice Records that a payment was refused for a reason that only the dealer knows. Only a dealer that is the
    /// payer (`NO_BANK_ACCOUNT`, `DEPOSIT_INSUFFICIENT`) or the payee (`NO_BANK_ACCOUNT`, `DEALER_CASH_INSUFFICIENT`).
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer; unread if the dealer pays.
    /// @param reported The dealer's reason.
    /// @return refusal The refusal recorded.
    function refusePayment(
        Payment calldata payment,
        bytes calldata signature,
        Refusal reported
    ) external returns (Refusal refusal);

    /// @notice Settles or refuses a payment as `pay` does, with an attestation of the payee's VASP, and with metadata.
    /// @dev An attestation that isn't needed is verified all the same. It is used up, also if a rule refuses the payment and
    /// consumes its id. Metadata and reference come with the submission: the payer's signature is over the payment alone.
    /// @param payment The payment.
    /// @param signature EIP-712 signature of the payer; unread if the payer submits.
    /// @param attestation The attestation; with an empty signature there is none.
    /// @param metadata Whatever the payee's VASP has to know, such as a sub-address.
    /// @return refusal `NONE` if it settled.
    function payWithAttestation(
        Payment calldata payment,
        bytes calldata signature,
        Attestation calldata attestation,
        bytes calldata metadata
    ) external returns (Refusal refusal);

    /// @notice Settles or refuses a payment that returns another one, wholly or in part; together refunds are at most
    /// what was paid. Submitted as in `pay`. It bears no fee.
    /// @param payment The refund, from the payee of the original to its payer.
    /// @param signature EIP-712 signature of who refunds; unread if it submits.
    /// @param original The payment that is refunded, as it was settled.
    /// @param attestation The attestation, where the travel rule needs one; with an empty signature there is none.
    /// @param metadata Whatever the other VASP has to know, such as the reason.
    /// @return refusal `NONE` if it settled.
    function refund(
        Payment calldata payment,
        bytes calldata signature,
        Payment calldata original,
        Attestation calldata attestation,
        bytes calldata metadata
    ) external returns (Refusal refusal);

    /// @notice Stops everything that anybody may do here without a role: movements, approvals, accepting the currency,
    /// recoveries. The council only, which at the same time closes what roles may do (`setTargetClosed` in the access
    /// manager). Unlike a pause it can be ended by the council alone.
    function halt() external;

    /// @notice Ends a halt. The council only.
    function resume() external;

    /// @notice Makes an account a designated dealer's. Only the treasury.
    /// @param dealer The account, which has that role among the participants, and acts for the dealer.
    function registerDealer(address dealer) external;

    /// @notice Brings coins to life, in a dealer's account. Only the treasury.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    function mint(address dealer, uint256 amountInMicro) external;

    /// @notice Moves coins from a dealer to the preburn queue, as a transfer would. Only the treasury.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    function escrow(address dealer, uint256 amountInMicro) external;

    /// @notice Moves coins from the preburn queue back to a dealer. Only the treasury.
    /// @param dealer The dealer.
    /// @param amountInMicro Amount in millionths of a coin.
    function release(address dealer, uint256 amountInMicro) external;

    /// @notice Ends coins that are in the preburn queue. Only the treasury.
    /// @param amountInMicro Amount in millionths of a coin.
    function burn(uint256 amountInMicro) external;

    /// @notice Whether the coin is halted.
    /// @return Whether it is.
    function halted() external view returns (bool);

    /// @notice Who takes part in the network.
    /// @return participants The registry's contract.
    function participants() external view returns (address participants);

    /// @notice The treasury, which alone mints and burns; its balance is the preburn queue.
    /// @return treasury Its contract.
    function treasury() external view returns (address treasury);
}
