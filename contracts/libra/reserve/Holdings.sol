// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICustodians} from "../../interfaces/ICustodians.sol";
import {Holding, IReserve, ReservePolicy} from "../../interfaces/IReserve.sol";

/// @dev What the holdings of a statement come to. Shares are rounded so that no statement fulfils a rule by rounding.
library Holdings {
    struct Sum {
        uint256 held;
        uint256 eligible;
        uint256 largest;
    }

    uint256 private constant BASIS_POINTS = 10_000;
    uint256 private constant MOST_HOLDINGS = 64;
    bytes32 private constant TYPEHASH = keccak256(
        "Holding(address custodian,uint256 maturesAt,uint256 rating,uint256 amountInMicro)"
    );

    function add(
        Holding[] calldata holdings,
        uint256 asOf,
        ReservePolicy memory policy
    ) internal pure returns (Sum memory sum) {
        require(holdings.length <= MOST_HOLDINGS, IReserve.HoldingsOutOfRange(holdings.length, MOST_HOLDINGS));
        address custodian = address(0);
        uint256 there = 0;
        for (uint256 i = 0; i < holdings.length; ++i) {
            Holding calldata holding = holdings[i];
            uint256 amount = holding.amountInMicro;
            require(amount <= type(uint96).max, IReserve.AmountsOutOfRange(0, amount));
            require(holding.custodian >= custodian, ICustodians.NotAscending(custodian, holding.custodian));
            there = holding.custodian == custodian ? there + amount : amount;
            custodian = holding.custodian;
            sum.held += amount;
            if (_isEligible(holding, asOf, policy)) sum.eligible += amount;
            if (there > sum.largest) sum.largest = there;
        }
    }

    function eligibleBasisPoints(Sum memory self) internal pure returns (uint256) {
        return self.held == 0 ? BASIS_POINTS : (self.eligible * BASIS_POINTS) / self.held;
    }

    function largestBasisPoints(Sum memory self) internal pure returns (uint256) {
        return self.held == 0 ? 0 : (self.largest * BASIS_POINTS + self.held - 1) / self.held;
    }

    /// @dev As EIP-712 hashes an array of structs.
    function hash(Holding[] calldata holdings) internal pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](holdings.length);
        for (uint256 i = 0; i < holdings.length; ++i) hashes[i] = keccak256(abi.encode(TYPEHASH, holdings[i]));
        return keccak256(abi.encodePacked(hashes));
    }

    /// @dev Securities that have matured are claims to cash that didn't come yet: not eligible.
    function _isEligible(
        Holding calldata holding,
        uint256 asOf,
        ReservePolicy memory policy
    ) private pure returns (bool) {
        bool isShort = holding.maturesAt > asOf && holding.maturesAt - asOf <= policy.longestMaturity;
        return isShort && holding.rating != 0 && holding.rating <= policy.lowestRating;
    }
}
