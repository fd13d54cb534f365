// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";

import {CentralBankSheet, ICentralBank, TopUp} from "../interfaces/ICentralBank.sol";
import {IWalletYuan} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {InstructionAuthorisation} from "../token/InstructionAuthorisation.sol";

/// @title The central bank; see `ICentralBank`
/// @dev The only contract called is the connected wallet yuan, which in a top-up calls nobody, so the order of calls
/// and writes can't be exploited.
contract CentralBank is ICentralBank, InstructionAuthorisation, AccessManaged {
    struct Bank {
        uint96 reserveFen;
        uint96 lentFen;
        bool admitted;
    }

    bytes32 private constant TOP_UP_TYPEHASH = keccak256(
        "TopUp(bytes32 instructionId,address bank,address wallet,uint256 amountInFen,uint256 validUntil)"
    );

    IWalletYuan private _walletYuan;
    // All money comes from here, so its being below 2^96 bounds every other amount.
    uint96 private _lentFen;
    mapping(address bank => Bank) private _banks;
    address[] private _bankList;

    modifier onlyWalletYuan() {
        require(_msgSender() == address(_walletYuan), NotTheWalletYuan(_msgSender()));
        _;
    }

    constructor(address authority_) AccessManaged(authority_) {}

    /// @inheritdoc ICentralBank
    function connectWalletYuan(address walletYuan_) external restricted {
        bool connectable =
            address(_walletYuan) == address(0) &&
                ERC165Checker.supportsInterface(walletYuan_, type(IWalletYuan).interfaceId) &&
                IWalletYuan(walletYuan_).centralBank() == address(this);
        require(connectable, WalletYuanNotConnectable(walletYuan_));
        _walletYuan = IWalletYuan(walletYuan_);
        emit WalletYuanConnected(walletYuan_);
    }

    /// @inheritdoc ICentralBank
    function admitBank(address bank, string calldata name) external restricted {
        require(address(_walletYuan) != address(0), WalletYuanMissing());
        require(!_banks[bank].admitted, BankAlreadyAdmitted(bank));
        _banks[bank].admitted = true;
        _bankList.push(bank);
        emit BankAdmitted(bank, name);
        _walletYuan.barFromWallets(bank);
    }

    /// @inheritdoc ICentralBank
    function issueReserves(address bank, uint256 amountInFen) external restricted {
        _requireBank(bank);
        uint256 room = type(uint96).max - _lentFen;
        require(amountInFen <= room, SupplyOutOfRange(amountInFen, room));
        uint96 amount = uint96(amountInFen);
        _lentFen += amount;
        _banks[bank].lentFen += amount;
        _banks[bank].reserveFen += amount;
        emit ReservesIssued(bank, amountInFen);
    }

    /// @inheritdoc ICentralBank
    function topUp(TopUp calldata topUp_, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(topUp_);
        if (_msgSender() != topUp_.bank) _requireSigned(topUp_.bank, digest, signature);

        Bank storage bank = _banks[topUp_.bank];
        uint96 reserve = bank.reserveFen;
        refusal = topUp_.amountInFen > reserve ? Refusal.BANK_RESERVE_INSUFFICIENT : Refusal.NONE;
        bool replayed;
        (refusal, replayed) = _decide(topUp_, digest, refusal);
        if (replayed || refusal != Refusal.NONE) return refusal;

        bank.reserveFen = reserve - uint96(topUp_.amountInFen);
        emit ToppedUp(topUp_.instructionId, topUp_.bank, topUp_.wallet, topUp_.amountInFen);
    }

    /// @inheritdoc ICentralBank
    function refuseTopUp(TopUp calldata topUp_, Refusal reported) external returns (Refusal refusal) {
        bool reportable = reported == Refusal.NO_BANK_ACCOUNT || reported == Refusal.DEPOSIT_INSUFFICIENT;
        require(reportable, RefusalNotReportable(reported));
        bytes32 digest = _digestOf(topUp_);
        require(_msgSender() == topUp_.bank, SubmitterNotEntitled(_msgSender(), topUp_.bank));
        (refusal, ) = _decide(topUp_, digest, reported);
    }

    /// @inheritdoc ICentralBank
    function creditFromClientReserve(
        bytes32 instructionId,
        address bank,
        address wallet,
        uint256 amountInFen
    ) external onlyWalletYuan {
        // Never more than was lent in all.
        _banks[bank].reserveFen += uint96(amountInFen);
        emit Withdrawn(instructionId, bank, wallet, amountInFen);
    }

    /// @inheritdoc ICentralBank
    function balanceSheet() public view virtual returns (CentralBankSheet memory sheet) {
        sheet.claimsOnBanksFen = _lentFen;
        for (uint256 i = 0; i < _bankList.length; ++i) sheet.bankReservesFen += _banks[_bankList[i]].reserveFen;
        if (address(_walletYuan) == address(0)) return sheet;
        address[] memory institutions = _walletYuan.institutions();
        for (uint256 i = 0; i < institutions.length; ++i) {
            sheet.clientReservesFen += _walletYuan.clientReserveOf(institutions[i]);
        }
    }

    /// @inheritdoc ICentralBank
    function reserveOf(address bank) external view returns (uint256) {
        return _banks[bank].reserveFen;
    }

    /// @inheritdoc ICentralBank
    function lentTo(address bank) external view returns (uint256) {
        return _banks[bank].lentFen;
    }

    /// @inheritdoc ICentralBank
    function isBank(address account) external view returns (bool) {
        return _banks[account].admitted;
    }

    /// @inheritdoc ICentralBank
    function banks() external view returns (address[] memory) {
        return _bankList;
    }

    /// @inheritdoc ICentralBank
    function walletYuan() external view returns (address) {
        return address(_walletYuan);
    }

    /// @dev Asks the instruction log, and moves the wallet's side if nothing refuses.
    function _decide(
        TopUp calldata topUp_,
        bytes32 digest,
        Refusal decided
    ) private returns (Refusal refusal, bool replayed) {
        return _walletYuan.topUpFromReserve(topUp_.instructionId, digest, topUp_.wallet, topUp_.amountInFen, decided);
    }

    /// @dev Malformed top-ups stop here. All instructions are signed in the domain of the wallet yuan.
    function _digestOf(TopUp calldata topUp_) private view returns (bytes32) {
        _requireBank(topUp_.bank);
        _requireWellFormed(topUp_.instructionId, topUp_.amountInFen, topUp_.validUntil);
        bytes32 domain = IERC20Permit(address(_walletYuan)).DOMAIN_SEPARATOR();
        return MessageHashUtils.toTypedDataHash(domain, keccak256(abi.encode(TOP_UP_TYPEHASH, topUp_)));
    }

    function _creditReserve(address bank, uint96 amount) internal {
        _banks[bank].reserveFen += amount;
    }

    /// @return debited False, and nothing is changed, if the account holds less.
    function _debitReserve(address bank, uint256 amount) internal returns (bool debited) {
        _requireBank(bank);
        uint96 reserve = _banks[bank].reserveFen;
        debited = amount <= reserve;
        if (debited) _banks[bank].reserveFen = reserve - uint96(amount);
    }

    function _requireBank(address bank) private view {
        require(_banks[bank].admitted, NotABank(bank));
    }
}
