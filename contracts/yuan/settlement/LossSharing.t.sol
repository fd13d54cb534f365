// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SettlementMode, ShortfallRule} from "../../interfaces/IInterbankSettlement.sol";
import {SettlementHandler} from "../../test/SettlementHandler.sol";
import {SettlementInvariants} from "../../test/SettlementInvariants.sol";

/// @title Interbank settlement in sessions, sharing losses
contract LossSharingSettlementTest is SettlementInvariants {
    function _newHandler() internal override returns (SettlementHandler) {
        return new SettlementHandler(SettlementMode.NET, ShortfallRule.LOSS_SHARING);
    }
}
