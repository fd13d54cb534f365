// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {ICentralBank} from "../interfaces/ICentralBank.sol";
import {IInstructionErrors} from "../interfaces/IInstructionErrors.sol";
import {IWalletClosure} from "../interfaces/IWalletClosure.sol";
import {Closure, IWalletKeeping} from "../interfaces/IWalletKeeping.sol";
import {IWalletYuan} from "../interfaces/IWalletYuan.sol";

/// @title Recovery and closing of wallets; see `IWalletKeeping`
/// @dev The wallet yuan lets this contract, and nobody else, replace wallets.
contract WalletKeeping is IWalletKeeping, EIP712 {
    struct Request {
        address replacement;
        uint40 readyAt;
    }

    bytes32 private constant CLOSURE_TYPEHASH = keccak256("Closure(address wallet,address bank,uint256 validUntil)");
    uint256 private constant SHORTEST = 1 days;
    uint256 private constant LONGEST = 30 days;

    IWalletYuan private immutable YUAN;
    uint256 private immutable DELAY;

    mapping(address wallet => Request) private _requests;

    constructor(IWalletYuan yuan_, uint256 delaySeconds) EIP712("Wallet Keeping", "1") {
        require(delaySeconds >= SHORTEST && delaySeconds <= LONGEST, RecoveryDelayOutOfRange(delaySeconds));
        YUAN = yuan_;
        DELAY = delaySeconds;
    }

    /// @inheritdoc IWalletKeeping
    function close(Closure calldata closure, bytes calldata signature) external returns (uint256 amountInFen) {
        (address wallet, address bank, uint256 validUntil) = (closure.wallet, closure.bank, closure.validUntil);
        require(block.timestamp <= validUntil, ClosureExpired(wallet, validUntil, block.timestamp));
        require(ICentralBank(YUAN.centralBank()).isBank(bank), ICentralBank.NotABank(bank));
        if (msg.sender != wallet) {
            _requireKeeper(wallet);
            // An ERC-1271 contract is asked by static call: it can't reenter.
            bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(CLOSURE_TYPEHASH, closure)));
            bool signed = SignatureChecker.isValidSignatureNowCalldata(wallet, digest, signature);
            require(signed, IInstructionErrors.InvalidPayerSignature(wallet));
        }
        delete _requests[wallet];
        return IWalletClosure(address(YUAN)).closeWallet(wallet, bank);
    }

    /// @inheritdoc IWalletKeeping
    function requestRecovery(address wallet, address replacement) external {
        _requireKeeper(wallet);
        _requireKeeper(replacement);
        uint256 readyAt = block.timestamp + DELAY;
        _requests[wallet] = Request(replacement, uint40(readyAt));
        emit RecoveryRequested(wallet, replacement, readyAt);
    }

    /// @inheritdoc IWalletKeeping
    function stopRecovery(address wallet) external {
        if (msg.sender != wallet) _requireKeeper(wallet);
        require(_requests[wallet].replacement != address(0), RecoveryNotRequested(wallet));
        delete _requests[wallet];
        emit RecoveryStopped(wallet, msg.sender);
    }

    /// @inheritdoc IWalletKeeping
    function completeRecovery(address wallet) external {
        _requireKeeper(wallet);
        Request memory request = _requests[wallet];
        require(request.replacement != address(0), RecoveryNotRequested(wallet));
        require(block.timestamp >= request.readyAt, RecoveryNotReady(wallet, request.readyAt, block.timestamp));
        delete _requests[wallet];
        IWalletClosure(address(YUAN)).replaceWallet(wallet, request.replacement);
    }

    /// @inheritdoc IWalletKeeping
    function recoveryOf(address wallet) external view returns (address replacement, uint256 readyAt) {
        Request storage request = _requests[wallet];
        return (request.replacement, request.readyAt);
    }

    /// @inheritdoc IWalletKeeping
    function recoveryDelay() external view returns (uint256) {
        return DELAY;
    }

    function _requireKeeper(address wallet) private view {
        bool keeps = YUAN.institutionOf(wallet) == msg.sender;
        require(keeps, IWalletYuan.NotItsInstitution(msg.sender, wallet));
    }
}
