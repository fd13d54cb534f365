// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

import {IHolders} from "../../interfaces/IHolders.sol";
import {Admissions} from "./Admissions.sol";
import {HolderWords} from "./HolderWords.sol";

/// @dev The coin's side of its holders: what seldom happens is handed to the code that is elsewhere, calls whole, rights
/// and all.
abstract contract Holders is HolderWords {
    /// @dev Runs on this contract's storage; see there.
    address private immutable ADMISSIONS;

    constructor() {
        ADMISSIONS = address(new Admissions(authority(), PARTICIPANTS));
    }

    /// @inheritdoc IHolders
    function acceptCurrency() external {
        _runAdmissions();
    }

    /// @inheritdoc IHolders
    function openWallets(address[] calldata) external {
        _runAdmissions();
    }

    /// @inheritdoc IHolders
    function registerSystemAccount(address) external {
        _runAdmissions();
    }

    /// @inheritdoc IHolders
    function registerAdministrator(address) external {
        _runAdmissions();
    }

    /// @inheritdoc IHolders
    function replaceWallet(address, address) external {
        _runAdmissions();
    }

    /// @inheritdoc IHolders
    function bar(address) external {
        _runAdmissions();
    }

    function _runAdmissions() private {
        Address.functionDelegateCall(ADMISSIONS, _msgData());
    }
}
