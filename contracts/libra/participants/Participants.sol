// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {CredentialTerms} from "../../interfaces/ICredentials.sol";
import {IHolders} from "../../interfaces/IHolders.sol";
import {IParticipants} from "../../interfaces/IParticipants.sol";
import {Role} from "../../interfaces/Role.sol";
import {Credentials} from "./Credentials.sol";

/// @title The participants of the network; see `IParticipants` and `ICredentials`
/// @dev The only contracts called are the connected coins, which read this one and call nobody else.
contract Participants is Credentials {
    address[] private _coins;
    mapping(address coin => bool) private _isCoin;

    constructor(address authority_) AccessManaged(authority_) {}

    /// @inheritdoc IParticipants
    function registerDesignatedDealer(
        address account,
        CredentialTerms calldata terms
    ) external restricted returns (uint16 number) {
        number = _grantNumbered(account, Role.DESIGNATED_DEALER);
        _publish(number, terms);
    }

    /// @inheritdoc IParticipants
    function registerParentVasp(
        address account,
        CredentialTerms calldata terms
    ) external restricted returns (uint16 number) {
        number = _grantNumbered(account, Role.PARENT_VASP);
        _publish(number, terms);
    }

    /// @inheritdoc IParticipants
    function registerValidator(address account) external restricted {
        _grantWithoutCoins(account, Role.VALIDATOR);
    }

    /// @inheritdoc IParticipants
    function registerValidatorOperator(address account) external restricted {
        _grantWithoutCoins(account, Role.VALIDATOR_OPERATOR);
    }

    /// @inheritdoc IParticipants
    function connectCoin(address coin) external restricted {
        require(!_isCoin[coin], CoinAlreadyConnected(coin));
        _isCoin[coin] = true;
        _coins.push(coin);
        emit CoinConnected(coin);
    }

    /// @inheritdoc IParticipants
    function isCoin(address coin) external view returns (bool) {
        return _isCoin[coin];
    }

    /// @inheritdoc IParticipants
    function coins() external view returns (address[] memory) {
        return _coins;
    }

    /// @dev With unhosted wallets on, a coin takes accounts that it doesn't know for such: it must know these.
    function _grantWithoutCoins(address account, Role role) private {
        _grant(account, role, 0);
        for (uint256 i = 0; i < _coins.length; ++i) IHolders(_coins[i]).bar(account);
    }
}
