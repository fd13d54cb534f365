// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ECnyRegime} from "../../interfaces/IECny.sol";
import {SheetInvariants} from "../../test/SheetInvariants.sol";

/// @title With e-CNY in regime `DEPOSIT_2026`
contract ECnyDepositTest is SheetInvariants {
    function _regime() internal pure override returns (ECnyRegime) {
        return ECnyRegime.DEPOSIT_2026;
    }
}
