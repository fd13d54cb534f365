// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IERC7943Fungible} from "../interfaces/IERC7943.sol";
import {ISupervision} from "../interfaces/ISupervision.sol";

/// @title Orders that name their case; see `ISupervision`
/// @dev Holds the rights over the wallet yuan that its own functions pass on, each under a role of its own here.
contract Supervision is ISupervision, AccessManaged {
    IERC7943Fungible private immutable YUAN;

    constructor(address authority_, IERC7943Fungible yuan_) AccessManaged(authority_) {
        YUAN = yuan_;
    }

    /// @inheritdoc ISupervision
    function freezePart(address account, uint256 amountInFen, bytes32 caseReference) external restricted {
        uint256 frozen = YUAN.getFrozenTokens(account);
        require(amountInFen > frozen, FrozenPartOutOfRange(account, amountInFen, frozen));
        emit PartFrozen(account, amountInFen, caseReference);
        YUAN.setFrozenTokens(account, amountInFen);
    }

    /// @inheritdoc ISupervision
    function liftPart(address account, uint256 amountInFen, bytes32 caseReference) external restricted {
        uint256 frozen = YUAN.getFrozenTokens(account);
        require(amountInFen < frozen, FrozenPartOutOfRange(account, amountInFen, frozen));
        emit PartLifted(account, amountInFen, caseReference);
        YUAN.setFrozenTokens(account, amountInFen);
    }

    /// @inheritdoc ISupervision
    function seize(address from, address to, uint256 amountInFen, bytes32 caseReference) external restricted {
        emit Seized(from, to, amountInFen, caseReference);
        YUAN.forcedTransfer(from, to, amountInFen);
    }
}
