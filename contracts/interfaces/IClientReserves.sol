// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Licensed institutions, their wallets and their client reserves
interface IClientReserves {
    /// @notice A payment institution was licensed.
    /// @param institution Address that acts for the institution.
    /// @param institutionId Its number, from 1 upwards, as stored in each of its wallets.
    /// @param name Its name.
    event InstitutionAdmitted(address indexed institution, uint16 indexed institutionId, string name);

    /// @notice A wallet was opened, after the institution had established the holder's identity.
    /// @param wallet Address of the holder's key.
    /// @param institution Who keeps the wallet and owes its balance.
    event WalletOpened(address indexed wallet, address indexed institution);

    /// @notice An institution's client reserve, and with it what it owes, changed.
    /// @param institutionId Number of the institution.
    /// @param clientReserveFen The new amount in fen.
    event ClientReserveChanged(uint16 indexed institutionId, uint256 clientReserveFen);

    /// @notice The caller isn't a licensed institution.
    /// @param caller Who called.
    error NotAnInstitution(address caller);

    /// @notice The address acts for an institution already.
    /// @param institution The address.
    error InstitutionAlreadyAdmitted(address institution);

    /// @notice An address has one part only: it has a wallet already, or it is zero, an institution, a bank, the token
    /// itself or the central bank.
    /// @param wallet The address.
    error WalletNotAvailable(address wallet);

    /// @notice Licenses a payment institution.
    /// @param institution Address that acts for it.
    /// @param name Its name.
    /// @return institutionId Its number, from 1 upwards.
    function admitInstitution(address institution, string calldata name) external returns (uint16 institutionId);

    /// @notice Opens wallets at the calling institution. All or none.
    /// @param wallets Addresses of the holders' keys.
    function openWallets(address[] calldata wallets) external;

    /// @notice The institution that keeps a wallet and owes its balance.
    /// @param wallet The wallet.
    /// @return institution Address that acts for it; zero if there is no wallet.
    function institutionOf(address wallet) external view returns (address institution);

    /// @notice An institution's client reserve at the central bank, which is also what it owes its wallets.
    /// @param institution Address that acts for it.
    /// @return clientReserveFen Amount in fen; zero if it isn't an institution.
    function clientReserveOf(address institution) external view returns (uint256 clientReserveFen);

    /// @notice Whether an institution is suspended: it opens no wallets and submits nothing, and its wallets can't be topped
    /// up; their holders' withdrawals need nobody's leave.
    /// @param institution Address that acts for it.
    /// @return Whether it is.
    function isSuspended(address institution) external view returns (bool);

    /// @notice Every licensed institution, in order of admission.
    /// @return institutions Their addresses.
    function institutions() external view returns (address[] memory institutions);
}
