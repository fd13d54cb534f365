// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IInterbankFunding} from "../../interfaces/IInterbankFunding.sol";
import {IInterbankSettlement} from "../../interfaces/IInterbankSettlement.sol";
import {ReserveAccounts} from "../sheet/ReserveAccounts.sol";

/// @dev What banks put aside for settlement among each other stays in the row of their deposits: it leaves the reserve
/// account and is on the settlement account. The settlement contract calls nobody back.
abstract contract SettlementFunding is ReserveAccounts, IInterbankFunding {
    IInterbankSettlement private _settlement;

    modifier whenConnected() {
        require(address(_settlement) != address(0), SettlementMissing());
        _;
    }

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
    function openSettlementAccount(address bank, string calldata name) external restricted whenConnected {
        _requireBank(bank);
        _settlement.admitSettlementBank(bank, name);
    }

    /// @inheritdoc IInterbankFunding
    function fundSettlement(uint256 amountInFen) external whenConnected {
        address bank = _msgSender();
        _takeReserve(bank, amountInFen);
        _settlement.fund(bank, amountInFen);
    }

    /// @inheritdoc IInterbankFunding
    function defundSettlement(uint256 amountInFen) external whenConnected {
        address bank = _msgSender();
        _requireBank(bank);
        _settlement.defund(bank, amountInFen);
        // It was on the account, and all money is below 2^96.
        _creditReserve(bank, uint96(amountInFen));
    }

    /// @inheritdoc IInterbankFunding
    function settlement() external view returns (address) {
        return address(_settlement);
    }

    function _settlementMoney() internal view returns (uint256) {
        return address(_settlement) == address(0) ? 0 : _settlement.totalSettlementFen();
    }
}
