// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Role} from "./Role.sol";

/// @title Who may hold a Libra coin
/// @notice Designated dealers, VASPs and their children, each once it has accepted this currency; and, while they are
/// switched on, unhosted wallets: any account that the coin doesn't know, within limits for each payment and balance.
/// An account's role and VASP number are read from the participants when it accepts, and kept here.
interface IHolders {
    /// @notice An account may hold the coin from now on.
    /// @param account The account.
    /// @param role Its role.
    /// @param number Of the dealer or VASP.
    event CurrencyAccepted(address indexed account, Role indexed role, uint16 indexed number);

    /// @notice A contract of the system may hold coins from now on, by rules of its own.
    /// @param account The contract.
    event SystemAccountRegistered(address indexed account);

    /// @notice An account may never hold the coin.
    /// @param account The account.
    event AccountBarred(address indexed account);

    /// @notice A wallet was replaced, and is closed for good.
    /// @param wallet The wallet.
    /// @param replacement The wallet that took over its balance, its frozen amount and its freeze.
    event WalletReplaced(address indexed wallet, address indexed replacement);

    /// @notice The caller doesn't act for a VASP that has accepted this currency.
    /// @param caller Who called.
    error NotAVasp(address caller);

    /// @notice Only who acts for a VASP, and its children, accept a currency; dealers are registered by the treasury.
    /// @param account The account.
    /// @param role Its role.
    error RoleCannotAccept(address account, Role role);

    /// @notice The account isn't a child of the VASP.
    /// @param account The account.
    /// @param number The VASP.
    error NotAChildOf(address account, uint16 number);

    /// @notice An address has one part only: it has accepted already, or is zero, replaced for good, a contract of the
    /// system or one of its administrators.
    /// @param wallet The address.
    error WalletNotAvailable(address wallet);

    /// @notice A contract of the system, or who administers it, is no customer: it can't be frozen, nor coins be taken
    /// from it.
    /// @param account The address.
    error SystemAccount(address account);

    /// @notice The account's role lets it hold coins.
    /// @param account The account.
    /// @param role Its role.
    error RoleMayHold(address account, Role role);

    /// @notice Who may never hold the coin has to be rid of it first, and of any freeze.
    /// @param account The account.
    error AccountInUse(address account);

    /// @notice The wallet is no VASP's, or acts for one: then its place is handed over first.
    /// @param wallet The wallet.
    error NotReplaceable(address wallet);

    /// @notice The wallet that would take over isn't another, empty one of the same VASP, without freeze.
    /// @param replacement The wallet.
    error NotAReplacement(address replacement);

    /// @notice More than an unhosted wallet, on either side, may pay or be paid at once, or than it may hold.
    /// @param payer Who would pay.
    /// @param payee Who would be paid.
    /// @param needed Amount, or balance of the payee, in millionths of a coin.
    /// @param available The limit.
    error UnhostedLimitExceeded(address payer, address payee, uint256 needed, uint256 available);

    /// @notice Accepts this currency for the caller: a child VASP, or who acts for a parent VASP and will act for it
    /// here from now on, in place of whoever did.
    function acceptCurrency() external;

    /// @notice Accepts this currency for children of the calling VASP: opens customers' wallets. All or none.
    /// @param wallets The children; each a key of its own.
    function openWallets(address[] calldata wallets) external;

    /// @notice Makes a contract a system account: it holds coins, and moves them, only in calls that it makes itself,
    /// `transferFrom` with a holder's allowance among them. Nobody can pay into it, freeze it or take coins from it.
    /// For the administrator, before the handover. The treasury is one from the beginning, and the coin itself, which
    /// keeps the fees.
    /// @param account The contract; has no other part.
    function registerSystemAccount(address account) external;

    /// @notice Makes an account one that administers the network, such as the council or treasury compliance: it can
    /// hold no coins and never be frozen. For the administrator.
    /// @param account The account; has no other part, and nothing here.
    function registerAdministrator(address account) external;

    /// @notice Moves all that a wallet has, freezes with it, to another wallet of its VASP, and closes it for good. Only
    /// the recovery contract, after its delay.
    /// @param wallet The wallet; doesn't act for its VASP.
    /// @param replacement Another wallet of the VASP, empty and without freeze.
    function replaceWallet(address wallet, address replacement) external;

    /// @notice Keeps an account from ever holding the coin, because its role is a validator's or validator operator's.
    /// Open to all; the participants do it when they grant the role. Once barred it does nothing.
    /// @param account The account.
    function bar(address account) external;

    /// @notice The account that acts for the VASP which keeps a wallet.
    /// @param wallet The wallet.
    /// @return vasp The account; zero if the wallet is no VASP's.
    function vaspOf(address wallet) external view returns (address vasp);

    /// @notice What the coin knows of an account.
    /// @param account The account.
    /// @return role Its role, as read when it accepted.
    /// @return number Of its VASP; 0 if it is no VASP's.
    /// @return accepted Whether it accepted the currency.
    function holderOf(address account) external view returns (Role role, uint16 number, bool accepted);

    /// @notice Whether an account is a designated dealer's.
    /// @param account The account.
    /// @return Whether it is.
    function isDealer(address account) external view returns (bool);
}
