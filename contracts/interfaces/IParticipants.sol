// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CredentialTerms} from "./ICredentials.sol";
import {Role} from "./Role.sol";

/// @title Who takes part in the Libra network, and as what; one registry for all currencies
/// @notice A role is granted once, by its proper granter: treasury compliance makes dealers, parent VASPs and unhosted
/// wallets, a parent VASP its children, the council validators and their operators. Dealers and parent VASPs have a
/// number, by which they stay the same when the key that acts for them changes; a child carries its parent's.
interface IParticipants {
    /// @notice An account got its role.
    /// @param account The account.
    /// @param role The role.
    /// @param number Of the dealer or parent VASP; for a child its parent's; otherwise 0.
    event ParticipantRegistered(address indexed account, Role indexed role, uint16 indexed number);

    /// @notice A participant's operator offered its place to another key.
    /// @param number The participant.
    /// @param operator The key that acts for it.
    /// @param to The key to which it is offered; zero if the offer is withdrawn.
    event OperatorOffered(uint16 indexed number, address indexed operator, address indexed to);

    /// @notice Another key acts for a participant.
    /// @param number The participant.
    /// @param from The key that acted for it until now. It keeps its role, and acts for nobody.
    /// @param to The key that acts for it from now on.
    event OperatorChanged(uint16 indexed number, address indexed from, address indexed to);

    /// @notice A coin learns which accounts may hold none of it.
    /// @param coin The coin.
    event CoinConnected(address indexed coin);

    /// @notice The zero address is nobody.
    error AccountMissing();

    /// @notice The account has a role already.
    /// @param account The account.
    /// @param role Its role.
    error RoleTaken(address account, Role role);

    /// @notice The caller doesn't act for a parent VASP.
    /// @param caller Who called.
    error NotAParentVasp(address caller);

    /// @notice The caller acts for no dealer and no parent VASP.
    /// @param caller Who called.
    error NotAnOperator(address caller);

    /// @notice The participant's place wasn't offered to the caller.
    /// @param caller Who called.
    /// @param number The participant.
    error OperatorNotOffered(address caller, uint16 number);

    /// @notice A parent VASP has as many children as it may.
    /// @param needed How many it would have.
    /// @param limit How many it may have.
    error TooManyChildren(uint256 needed, uint256 limit);

    /// @notice The coin is connected already.
    /// @param coin The coin.
    error CoinAlreadyConnected(address coin);

    /// @notice Makes an account a designated dealer's. Treasury compliance only.
    /// @param account The key that will act for it and hold its inventory; has no role.
    /// @param terms Its credential.
    /// @return number Its number, from 1 upwards.
    function registerDesignatedDealer(address account, CredentialTerms calldata terms) external returns (uint16 number);

    /// @notice Makes an account a parent VASP's. Treasury compliance only.
    /// @param account The key that will act for it; has no role.
    /// @param terms Its credential.
    /// @return number Its number, from 1 upwards.
    function registerParentVasp(address account, CredentialTerms calldata terms) external returns (uint16 number);

    /// @notice Makes an account an unhosted wallet for good. Treasury compliance only.
    /// @param account The account; has no role.
    function registerUnhosted(address account) external;

    /// @notice Makes accounts children of the calling parent VASP: customers' wallets, or accounts of its own. All or
    /// none; at most 65,536 in all.
    /// @param accounts The accounts; none has a role.
    function registerChildren(address[] calldata accounts) external;

    /// @notice Makes an account a validator's, which no coin lets hold anything. The council only.
    /// @param account The account; has no role, and no coins.
    function registerValidator(address account) external;

    /// @notice Makes an account a validator operator's, which no coin lets hold anything. The council only.
    /// @param account The account; has no role, and no coins.
    function registerValidatorOperator(address account) external;

    /// @notice Offers the caller's place as a dealer's or parent VASP's operator to another key, which has to accept.
    /// @param to The other key; zero withdraws the offer.
    function offerOperator(address to) external;

    /// @notice Takes the place of a participant's operator that was offered to the caller, who has no role yet.
    /// In each coin the caller then accepts the currency, a dealer is registered, before it acts there.
    /// @param number The participant.
    function acceptOperator(uint16 number) external;

    /// @notice Lets a coin know, from now on, which accounts may hold none of it. The council only.
    /// @param coin The coin.
    function connectCoin(address coin) external;

    /// @notice An account's role.
    /// @param account The account.
    /// @return role Its role.
    /// @return number Of the dealer or parent VASP; for a child its parent's; otherwise 0.
    /// @return operator The key that acts for that number; zero if the number is 0.
    function participantOf(address account) external view returns (Role role, uint16 number, address operator);

    /// @notice The key that acts for a dealer or parent VASP.
    /// @param number The participant.
    /// @return operator The key; zero if there is no such participant.
    function operatorOf(uint16 number) external view returns (address operator);

    /// @notice The key to which a participant's operator offered its place.
    /// @param number The participant.
    /// @return to The key; zero if there is no offer.
    function offeredOperatorOf(uint16 number) external view returns (address to);

    /// @notice How many children a parent VASP has.
    /// @param number The parent VASP.
    /// @return count Their number, at most 65,536.
    function childrenOf(uint16 number) external view returns (uint256 count);

    /// @notice How many dealers and parent VASPs there are; their numbers run from 1 to it.
    /// @return count Their number.
    function participantCount() external view returns (uint16 count);

    /// @notice Whether a coin is connected.
    /// @param coin The coin.
    /// @return Whether it is.
    function isCoin(address coin) external view returns (bool);

    /// @notice The coins connected.
    /// @return coins Their contracts.
    function coins() external view returns (address[] memory coins);
}
