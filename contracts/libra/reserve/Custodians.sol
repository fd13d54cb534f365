// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {CustodianSignature, ICustodians} from "../../interfaces/ICustodians.sol";

/// @dev Custodians that are contracts are asked by static call, so they can't reenter.
abstract contract Custodians is ICustodians, AccessManaged {
    uint256 private constant MOST_CUSTODIANS = 16;

    uint256 private _threshold;
    address[] private _custodians;
    mapping(address custodian => bool) private _isCustodian;

    /// @inheritdoc ICustodians
    function setCustodians(address[] calldata custodians_, uint256 threshold_) external restricted {
        _setCustodians(custodians_, threshold_);
    }

    /// @inheritdoc ICustodians
    function custodians() external view returns (address[] memory, uint256) {
        return (_custodians, _threshold);
    }

    function _setCustodians(address[] memory custodians_, uint256 threshold_) internal {
        uint256 count = custodians_.length;
        bool inRange = threshold_ != 0 && threshold_ <= count && count <= MOST_CUSTODIANS;
        require(inRange, CustodiansOutOfRange(threshold_, count));
        for (uint256 i = 0; i < _custodians.length; ++i) _isCustodian[_custodians[i]] = false;
        address previous = address(0);
        for (uint256 i = 0; i < count; ++i) {
            previous = _ascend(previous, custodians_[i]);
            _isCustodian[previous] = true;
        }
        _custodians = custodians_;
        _threshold = threshold_;
        emit CustodiansSet(custodians_, threshold_);
    }

    function _requireSigned(bytes32 digest, CustodianSignature[] calldata signatures) internal view {
        uint256 needed = _threshold;
        require(signatures.length >= needed, SignaturesMissing(signatures.length, needed));
        address previous = address(0);
        for (uint256 i = 0; i < signatures.length; ++i) {
            previous = _ascend(previous, signatures[i].custodian);
            _requireCustodian(previous);
            bool signed = SignatureChecker.isValidSignatureNowCalldata(previous, digest, signatures[i].signature);
            require(signed, InvalidCustodianSignature(previous));
        }
    }

    function _requireCustodian(address account) internal view {
        require(_isCustodian[account], NotACustodian(account));
    }

    function _ascend(address previous, address next) private pure returns (address) {
        require(next > previous, NotAscending(previous, next));
        return next;
    }
}
