// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20TransferAuthorization} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20TransferAuthorization.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";

/// @dev ERC-2612 and ERC-3009, each with signatures of keys and of ERC-1271 contracts. A contract is asked by static
/// call and before anything is written, so it can't reenter.
abstract contract SignedTransfers is ERC20Permit, ERC20TransferAuthorization, IRegulatedToken {
    bytes32 private constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    /// @inheritdoc IRegulatedToken
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        bytes calldata signature
    ) external {
        require(block.timestamp <= deadline, ERC2612ExpiredSignature(deadline));
        uint256 nonce = nonces(owner);
        bytes32 statement = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, nonce, deadline));
        bool signed = SignatureChecker.isValidSignatureNowCalldata(owner, _hashTypedDataV4(statement), signature);
        require(signed, ERC2612InvalidSigner(address(0), owner));
        _useCheckedNonce(owner, nonce);
        _approve(owner, spender, value);
    }

    /// @inheritdoc ERC3009
    function authorizationState(address authorizer, bytes32 nonce) public view override returns (bool) {
        return ERC3009.authorizationState(authorizer, nonce);
    }

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    /// @dev The keyed sequential nonces of `ERC20TransferAuthorization` would refuse the random ones of ERC-3009.
    function _consumeNonce(address authorizer, bytes32 nonce) internal override {
        ERC3009._consumeNonce(authorizer, nonce);
    }

    function _useCheckedNonce(address owner, uint256 nonce) internal override(Nonces, NoncesKeyed) {
        super._useCheckedNonce(owner, nonce);
    }
}
