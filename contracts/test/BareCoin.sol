// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title OpenZeppelin's ERC-20 and nothing else: what the currencies here are held against
contract BareCoin is ERC20 {
    constructor(address[] memory holders, uint256 value) ERC20("Bare Coin", "BARE") {
        for (uint256 i = 0; i < holders.length; ++i) _mint(holders[i], value);
    }
}
