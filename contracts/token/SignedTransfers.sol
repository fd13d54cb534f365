// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {NoncesKeyed} from "@openzeppelin/contracts/utils/NoncesKeyed.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

import {IERC7598} from "../interfaces/IERC7598.sol";
import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";

/// @dev ERC-2612 and ERC-3009, each with signatures of keys and of ERC-1271 contracts. OpenZeppelin's own `bytes`
/// overloads come with keyed sequential nonces, which refuse the random ones of ERC-3009; so they are written here, over
/// its nonces, type hashes and checks of time. A contract is asked by static call, so it can't reenter.
abstract contract SignedTransfers is ERC20Permit, ERC3009, NoncesKeyed, IERC7598, IRegulatedToken {
    /// @dev The first 8 bytes of an authorisation's nonce that is one of a sequence: "sequence" in ASCII. A random nonce
    /// begins with them once in 2^64.
    bytes8 private constant SEQUENCE = "sequence";

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
        bytes32 hash = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _useNonce(owner), deadline));
        require(_isSigned(owner, hash, signature), ERC2612InvalidSigner(address(0), owner));
        _approve(owner, spender, value);
    }

    /// @inheritdoc IERC7598
    function transferWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 hash = keccak256(
            abi.encode(TRANSFER_WITH_AUTHORIZATION_TYPEHASH, from, to, value, validAfter, validBefore, nonce)
        );
        require(_isSigned(from, hash, signature), ERC3009InvalidSignature());
        _transferWithAuthorization(from, to, value, validAfter, validBefore, nonce);
    }

    /// @inheritdoc IERC7598
    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        bytes calldata signature
    ) external {
        bytes32 hash = keccak256(
            abi.encode(RECEIVE_WITH_AUTHORIZATION_TYPEHASH, from, to, value, validAfter, validBefore, nonce)
        );
        require(_isSigned(from, hash, signature), ERC3009InvalidSignature());
        require(to == _msgSender(), ERC20InvalidReceiver(to));
        _transferWithAuthorization(from, to, value, validAfter, validBefore, nonce);
    }

    /// @inheritdoc IRegulatedToken
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes calldata signature) external {
        bytes32 hash = keccak256(abi.encode(CANCEL_AUTHORIZATION_TYPEHASH, authorizer, nonce));
        require(_isSigned(authorizer, hash, signature), ERC3009InvalidSignature());
        _cancelAuthorization(authorizer, nonce);
    }

    /// @inheritdoc IERC3009
    function authorizationState(address authorizer, bytes32 nonce) public view override returns (bool) {
        if (bytes8(nonce) != SEQUENCE) return super.authorizationState(authorizer, nonce);
        return nonces(authorizer, uint192(uint256(nonce) >> 64)) > uint256(nonce);
    }

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    /// @dev A sequence keeps one word for all its nonces, which a random nonce needs for itself alone.
    function _consumeNonce(address authorizer, bytes32 nonce) internal override {
        if (bytes8(nonce) == SEQUENCE) _useCheckedNonce(authorizer, uint256(nonce));
        else super._consumeNonce(authorizer, nonce);
    }

    function _useCheckedNonce(address owner, uint256 keyNonce) internal override(Nonces, NoncesKeyed) {
        super._useCheckedNonce(owner, keyNonce);
    }

    function _isSigned(address signer, bytes32 hash, bytes calldata signature) private view returns (bool) {
        return SignatureChecker.isValidSignatureNowCalldata(signer, _hashTypedDataV4(hash), signature);
    }
}
