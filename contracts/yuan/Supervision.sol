// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IERC7943Fungible} from "../interfaces/IERC7943.sol";
import {IRegulatedToken} from "../interfaces/IRegulatedToken.sol";
import {ISupervision} from "../interfaces/ISupervision.sol";

/// @title Orders that name their case; see `ISupervision`
/// @dev Alone holds the rights over wallet yuan, or e-CNY, that its functions pass on, each under a role of its own here.
contract Supervision is ISupervision, AccessManaged {
    IERC7943Fungible private immutable TOKEN;

    constructor(address authority_, IERC7943Fungible token_) AccessManaged(authority_) {
        TOKEN = token_;
    }

    /// @inheritdoc ISupervision
    function freeze(address account, bytes32 caseReference) external restricted {
        IRegulatedToken(address(TOKEN)).freeze(account, caseReference);
    }

    /// @inheritdoc ISupervision
    function lift(address account, bytes32 caseReference) external restricted {
        IRegulatedToken(address(TOKEN)).lift(account, caseReference);
    }

    /// @inheritdoc ISupervision
    function freezePart(address account, uint256 amountInFen, bytes32 caseReference) external restricted {
        uint256 frozen = TOKEN.getFrozenTokens(account);
        require(amountInFen >= frozen, FrozenPartOutOfRange(account, amountInFen, frozen));
        emit PartFrozen(account, amountInFen, caseReference);
        TOKEN.setFrozenTokens(account, amountInFen);
    }

    /// @inheritdoc ISupervision
    function liftPart(address account, uint256 amountInFen, bytes32 caseReference) external restricted {
        uint256 frozen = TOKEN.getFrozenTokens(account);
        require(amountInFen < frozen, FrozenPartOutOfRange(account, amountInFen, frozen));
        emit PartLifted(account, amountInFen, caseReference);
        TOKEN.setFrozenTokens(account, amountInFen);
    }

    /// @inheritdoc ISupervision
    function seize(address from, address to, uint256 amountInFen, bytes32 caseReference) external restricted {
        emit Seized(from, to, amountInFen, caseReference);
        TOKEN.forcedTransfer(from, to, amountInFen);
    }
}
