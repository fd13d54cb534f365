// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";

import {CentralBankSheet, ICentralBank, TopUp} from "../interfaces/ICentralBank.sol";
import {SheetRow} from "../interfaces/ICentralBankSheet.sol";
import {IWalletYuan} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {ECnyIssue} from "./ecny/ECnyIssue.sol";
import {SettlementFunding} from "./settlement/SettlementFunding.sol";

/// @title The central bank; see `ICentralBank`
/// @dev The contracts called are the connected wallet yuan and e-CNY, which in a top-up or conversion call nobody, so the
/// order of calls and writes can't be exploited.
contract CentralBank is ECnyIssue, SettlementFunding {
    bytes32 private constant TOP_UP_TYPEHASH = keccak256(
        "TopUp(bytes32 instructionId,address bank,address wallet,uint256 amountInFen,uint256 validUntil)"
    );

    IWalletYuan private _walletYuan;

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
    function topUp(TopUp calldata topUp_, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(address(_walletYuan), TOP_UP_TYPEHASH, topUp_);
        if (_msgSender() != topUp_.bank) _requireSigned(topUp_.bank, digest, signature);

        Bank storage bank = _banks[topUp_.bank];
        uint96 reserve = bank.reserveFen;
        refusal = topUp_.amountInFen > reserve ? Refusal.BANK_RESERVE_INSUFFICIENT : Refusal.NONE;
        bool replayed;
        (refusal, replayed) = _decide(topUp_, digest, refusal);
        if (replayed || refusal != Refusal.NONE) return refusal;

        bank.reserveFen = reserve - uint96(topUp_.amountInFen);
        _post(SheetRow.BANK_DEPOSITS, SheetRow.CLIENT_RESERVES, topUp_.amountInFen);
        emit ToppedUp(topUp_.instructionId, topUp_.bank, topUp_.wallet, topUp_.amountInFen);
    }

    /// @inheritdoc ICentralBank
    function refuseTopUp(TopUp calldata topUp_, Refusal reported) external returns (Refusal refusal) {
        _requireReportable(reported);
        bytes32 digest = _digestOf(address(_walletYuan), TOP_UP_TYPEHASH, topUp_);
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
        // Never more than was topped up.
        _creditReserve(bank, uint96(amountInFen));
        _post(SheetRow.CLIENT_RESERVES, SheetRow.BANK_DEPOSITS, amountInFen);
        emit Withdrawn(instructionId, bank, wallet, amountInFen);
    }

    /// @inheritdoc ICentralBank
    function balanceSheet() external view returns (CentralBankSheet memory sheet) {
        sheet.claimsOnBanksFen = rowOf(SheetRow.CLAIMS_ON_BANKS);
        sheet.bankReservesFen = _settlementMoney();
        for (uint256 i = 0; i < _bankList.length; ++i) sheet.bankReservesFen += _banks[_bankList[i]].reserveFen;
        if (address(_walletYuan) == address(0)) return sheet;
        address[] memory institutions = _walletYuan.institutions();
        for (uint256 i = 0; i < institutions.length; ++i) {
            sheet.clientReservesFen += _walletYuan.clientReserveOf(institutions[i]);
        }
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
}
