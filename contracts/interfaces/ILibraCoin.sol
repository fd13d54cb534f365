// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInstructionLog} from "./IInstructionLog.sol";
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
/// provider (VASP) and designated dealers hold coins. Coins come to life and end only through the treasury, which also
/// keeps in escrow here those that dealers hand in: its balance is the preburn queue, which nobody can pay into,
/// freeze or seize. Plain ERC-20 calls carry no instruction id: their nonce is the chain's.
interface ILibraCoin is IInstructionLog {
    /// @notice A VASP was admitted.
    /// @param vasp Address that acts for it.
    /// @param vaspNumber Its number, from 2 upwards (1 is for dealers), as stored in each of its wallets.
    /// @param name Its name.
    event VaspAdmitted(address indexed vasp, uint16 indexed vaspNumber, string name);

    /// @notice A wallet was opened, after the VASP had established the holder's identity.
    /// @param wallet Address of the holder's key.
    /// @param vasp Who keeps the wallet.
    event WalletOpened(address indexed wallet, address indexed vasp);

    /// @notice An account was made a designated dealer's.
    /// @param dealer The account, which holds the dealer's inventory.
    event DealerRegistered(address indexed dealer);

    /// @notice A contract of the system may hold coins from now on, by rules of its own.
    /// @param account The contract.
    event SystemAccountRegistered(address indexed account);

    /// @notice The caller isn't an admitted VASP.
    /// @param caller Who called.
    error NotAVasp(address caller);

    /// @notice The address acts for a VASP already.
    /// @param vasp The address.
    error VaspAlreadyAdmitted(address vasp);

    /// @notice An address has one part only: it has a wallet or is a dealer already, or it is zero, a VASP, the coin
    /// itself or the treasury.
    /// @param wallet The address.
    error WalletNotAvailable(address wallet);

    /// @notice Only the treasury may call this.
    /// @param caller Who called.
    error NotTheTreasury(address caller);

    /// @notice A VASP's address, the coin itself and the preburn queue are no customers: they can't be frozen, nor
    /// coins be taken from them.
    /// @param account The address.
    error SystemAccount(address account);

    /// @notice Admits a VASP.
    /// @param vasp Address that acts for it; holds no coins.
    /// @param name Its name.
    /// @return vaspNumber Its number, from 2 upwards.
    function admitVasp(address vasp, string calldata name) external returns (uint16 vaspNumber);

    /// @notice Opens wallets at the calling VASP. All or none.
    /// @param wallets Addresses of the holders' keys.
    function openWallets(address[] calldata wallets) external;

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

    /// @notice Makes a contract a system account: it holds coins, and moves them, only in calls that it makes itself,
    /// `transferFrom` with a holder's allowance among them. Nobody can pay into it, freeze it or take coins from it.
    /// For the administrator, before the handover. The treasury is one from the beginning.
    /// @param account The contract; has no other part.
    function registerSystemAccount(address account) external;

    /// @notice Makes an account a designated dealer's. Only the treasury.
    /// @param dealer The account.
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

    /// @notice The VASP that keeps a wallet.
    /// @param wallet The wallet.
    /// @return vasp Address that acts for it; zero if there is no wallet, or if it is a dealer's account.
    function vaspOf(address wallet) external view returns (address vasp);

    /// @notice Every admitted VASP, in order of admission.
    /// @return vasps Their addresses.
    function vasps() external view returns (address[] memory vasps);

    /// @notice Whether an account is a designated dealer's.
    /// @param account The account.
    /// @return Whether it is.
    function isDealer(address account) external view returns (bool);

    /// @notice The treasury, which alone mints and burns; its balance is the preburn queue.
    /// @return treasury Its contract.
    function treasury() external view returns (address treasury);
}
