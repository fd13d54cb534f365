// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CentralBankSheet, ICentralBank} from "../../interfaces/ICentralBank.sol";
import {IInterbankFunding} from "../../interfaces/IInterbankFunding.sol";
import {IInterbankSettlement} from "../../interfaces/IInterbankSettlement.sol";
import {CentralBank} from "../CentralBank.sol";

/// @title A central bank whose banks settle among each other as well; see `IInterbankFunding`
/// @dev Deployed in place of `CentralBank`, whose functions it leaves as they are. The settlement contract calls nobody
/// back.
contract SettlingCentralBank is CentralBank, IInterbankFunding {
    IInterbankSettlement private _settlement;

    modifier whenConnected() {
        require(address(_settlement) != address(0), SettlementMissing());
        _;
    }

    constructor(address authority_) CentralBank(authority_) {}

    /// @inheritdoc IInterbankFunding
    function connectSettlement(address settlement_) external restricted {
        bool connectable =
            address(_settlement) == address(0) &&
                settlement_.code.length != 0 &&
                IInterbankSettlement(settlement_).totalSettlementFen() == 0;
        require(connectable, SettlementNotConnectable(settlement_));
        _settlement = IInterbankSettlement(settlement_);
        emit SettlementConnected(settlement_);
    }

    /// @inheritdoc IInterbankFunding
    function fundSettlement(uint256 amountInFen) external whenConnected {
        address bank = _msgSender();
        bool debited = _debitReserve(bank, amountInFen);
        require(debited, BankReservesInsufficient(bank, amountInFen, this.reserveOf(bank)));
        _settlement.fund(bank, amountInFen);
    }

    /// @inheritdoc IInterbankFunding
    function defundSettlement(uint256 amountInFen) external whenConnected {
        address bank = _msgSender();
        _settlement.defund(bank, amountInFen);
        // It was on the account, and all money is below 2^96.
        _creditReserve(bank, uint96(amountInFen));
    }

    /// @inheritdoc IInterbankFunding
    function settlement() external view returns (address) {
        return address(_settlement);
    }

    /// @inheritdoc ICentralBank
    /// @dev What banks have for settlement are deposits of theirs as well.
    function balanceSheet() public view override returns (CentralBankSheet memory sheet) {
        sheet = super.balanceSheet();
        if (address(_settlement) != address(0)) sheet.bankReservesFen += _settlement.totalSettlementFen();
    }
}
