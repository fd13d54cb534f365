// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";

import {TopUp} from "../../interfaces/ICentralBank.sol";
import {SheetRow} from "../../interfaces/ICentralBankSheet.sol";
import {ECnyRegime, IECny} from "../../interfaces/IECny.sol";
import {IECnyIssue} from "../../interfaces/IECnyIssue.sol";
import {IWalletYuan} from "../../interfaces/IWalletYuan.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {InstructionAuthorisation} from "../../token/InstructionAuthorisation.sol";
import {ReserveAccounts} from "../sheet/ReserveAccounts.sol";

/// @dev The central bank's side of e-CNY. The e-CNY contract, when it credits a wallet, calls nobody back.
abstract contract ECnyIssue is ReserveAccounts, InstructionAuthorisation, IECnyIssue {
    bytes32 private constant CONVERSION_TYPEHASH = keccak256(
        "Conversion(bytes32 instructionId,address bank,address wallet,uint256 amountInFen,uint256 validUntil)"
    );

    IWalletYuan private _eCny;
    bool private _isDeposit;

    modifier onlyECny() {
        require(_msgSender() == address(_eCny), NotTheECny(_msgSender()));
        _;
    }

    /// @inheritdoc IECnyIssue
    function connectECny(address eCny_) external restricted {
        bool connectable =
            address(_eCny) == address(0) &&
                ERC165Checker.supportsInterface(eCny_, type(IECny).interfaceId) &&
                IWalletYuan(eCny_).centralBank() == address(this);
        require(connectable, ECnyNotConnectable(eCny_));
        _eCny = IWalletYuan(eCny_);
        _isDeposit = IECny(eCny_).regime() == ECnyRegime.DEPOSIT_2026;
        emit ECnyConnected(eCny_);
    }

    /// @inheritdoc IECnyIssue
    function convert(TopUp calldata conversion, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _conversionDigest(conversion);
        if (_msgSender() != conversion.bank) _requireSigned(conversion.bank, digest, signature);

        (address bank, uint256 amount) = (conversion.bank, conversion.amountInFen);
        // A wallet that doesn't exist has no operator, and is refused below.
        address operator = _eCny.institutionOf(conversion.wallet);
        bool staysInBank = _isDeposit && operator == bank;
        bool covered = staysInBank || amount <= _banks[bank].reserveFen;
        bool replayed;
        (refusal, replayed) = _decideConversion(
            conversion,
            digest,
            covered ? Refusal.NONE : Refusal.BANK_RESERVE_INSUFFICIENT
        );
        if (replayed || refusal != Refusal.NONE) return refusal;

        if (!staysInBank) _debitReserve(bank, amount);
        if (!_isDeposit) _post(SheetRow.BANK_DEPOSITS, SheetRow.E_CNY, amount);
        else if (!staysInBank) _creditReserve(operator, uint96(amount));
        emit Converted(conversion.instructionId, bank, conversion.wallet, amount);
    }

    /// @inheritdoc IECnyIssue
    function refuseConversion(TopUp calldata conversion, Refusal reported) external returns (Refusal refusal) {
        _requireReportable(reported);
        bytes32 digest = _conversionDigest(conversion);
        require(_msgSender() == conversion.bank, SubmitterNotEntitled(_msgSender(), conversion.bank));
        (refusal, ) = _decideConversion(conversion, digest, reported);
    }

    /// @inheritdoc IECnyIssue
    function redeemECny(
        bytes32 instructionId,
        address bank,
        address wallet,
        address operator,
        uint256 amountInFen
    ) external onlyECny {
        if (!_isDeposit) {
            _post(SheetRow.E_CNY, SheetRow.BANK_DEPOSITS, amountInFen);
            _creditReserve(bank, uint96(amountInFen));
        } else if (operator != bank) {
            _moveReserves(operator, bank, amountInFen);
        }
        emit Redeemed(instructionId, bank, wallet, amountInFen);
    }

    /// @inheritdoc IECnyIssue
    function settleOperators(address from, address to, uint256 amountInFen) external onlyECny {
        _moveReserves(from, to, amountInFen);
        emit OperatorsSettled(from, to, amountInFen);
    }

    /// @inheritdoc IECnyIssue
    function eCny() external view returns (address) {
        return address(_eCny);
    }

    /// @dev What is signed is in the domain of the token that it moves. Malformed contents stop here.
    function _digestOf(address token, bytes32 typehash, TopUp calldata given) internal view returns (bytes32) {
        _requireBank(given.bank);
        _requireWellFormed(given.instructionId, given.amountInFen, given.validUntil);
        bytes32 domain = IERC20Permit(token).DOMAIN_SEPARATOR();
        return MessageHashUtils.toTypedDataHash(domain, keccak256(abi.encode(typehash, given)));
    }

    function _requireReportable(Refusal reported) internal pure {
        bool reportable = reported == Refusal.NO_BANK_ACCOUNT || reported == Refusal.DEPOSIT_INSUFFICIENT;
        require(reportable, RefusalNotReportable(reported));
    }

    function _moveReserves(address from, address to, uint256 amount) private {
        _takeReserve(from, amount);
        _creditReserve(to, uint96(amount));
    }

    function _decideConversion(
        TopUp calldata conversion,
        bytes32 digest,
        Refusal decided
    ) private returns (Refusal refusal, bool replayed) {
        return
            _eCny.topUpFromReserve(
                conversion.instructionId,
                digest,
                conversion.wallet,
                conversion.amountInFen,
                decided
            );
    }

    function _conversionDigest(TopUp calldata conversion) private view returns (bytes32) {
        require(address(_eCny) != address(0), ECnyMissing());
        return _digestOf(address(_eCny), CONVERSION_TYPEHASH, conversion);
    }
}
