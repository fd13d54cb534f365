// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICentralBank} from "../../interfaces/ICentralBank.sol";
import {Sheet} from "../../interfaces/ICentralBankSheet.sol";
import {BankReport, IMonetaryStatistics, MonetaryAggregates} from "../../interfaces/IMonetaryStatistics.sol";

/// @title Monetary aggregates; see `IMonetaryStatistics`
contract MonetaryStatistics is IMonetaryStatistics {
    ICentralBank private immutable CENTRAL_BANK;

    mapping(address bank => BankReport) private _reports;

    constructor(ICentralBank centralBank_) {
        CENTRAL_BANK = centralBank_;
    }

    /// @inheritdoc IMonetaryStatistics
    function report(BankReport calldata bankReport) external {
        require(CENTRAL_BANK.isBank(msg.sender), ICentralBank.NotABank(msg.sender));
        uint256 last = _reports[msg.sender].asOf;
        bool inOrder = bankReport.asOf >= last && bankReport.asOf != 0 && bankReport.asOf <= block.timestamp;
        require(inOrder, ReportOutOfOrder(msg.sender, bankReport.asOf, last));
        _reports[msg.sender] = bankReport;
        emit BankReported(msg.sender, bankReport);
    }

    /// @inheritdoc IMonetaryStatistics
    function aggregates(bool m1Def2025, bool nfiInM2) external view returns (MonetaryAggregates memory all) {
        uint256 vaults;
        uint256 units;
        uint256 households;
        address[] memory banks = CENTRAL_BANK.banks();
        all.banks = banks.length;
        for (uint256 i = 0; i < banks.length; ++i) {
            BankReport memory given = _reports[banks[i]];
            if (given.asOf == 0) continue;
            ++all.reporting;
            if (all.oldestAsOf == 0 || given.asOf < all.oldestAsOf) all.oldestAsOf = given.asOf;
            vaults += given.vaultCashFen;
            units += given.unitDepositsFen;
            households += given.householdDepositsFen;
        }
        Sheet memory sheet = CENTRAL_BANK.rows();
        uint256 cash = sheet.currencyIssueFen - sheet.eCnyFen;
        require(vaults <= cash, VaultCashExceedsIssue(vaults, cash));
        all.reserveMoneyFen = sheet.reserveMoneyFen;
        all.m0Fen = sheet.currencyIssueFen - vaults;
        uint256 oldM1 = all.m0Fen + units;
        all.m1Fen = m1Def2025 ? oldM1 + households + sheet.clientReservesFen : oldM1;
        all.m2Fen = oldM1 + households + (nfiInM2 || m1Def2025 ? sheet.clientReservesFen : 0);
    }

    /// @inheritdoc IMonetaryStatistics
    function reportOf(address bank) external view returns (BankReport memory) {
        return _reports[bank];
    }
}
