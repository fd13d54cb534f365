// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IDealers} from "../../interfaces/IDealers.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";
import {Dealer, DealerWord} from "./Dealer.sol";

/// @dev Who requests and who decides. What it knows of a dealer it knows itself: it asks the coin nothing.
abstract contract Dealers is IDealers, AccessManaged {
    ILibraCoin internal _coin;
    // Beside the coin, in the one word that a mint reads of all this: how many coins the reserve carries, and until when.
    uint64 internal _carriedInMicro;
    uint32 internal _carriedUntil;

    mapping(address dealer => Dealer) private _dealers;

    modifier onlyDealer() {
        require(address(_coin) != address(0), CoinMissing());
        require(_dealers[msg.sender].isDesignated(), NotADealer(msg.sender));
        _;
    }

    /// @dev Besides `restricted`: the right role isn't enough for a dealer, and who calls through the authority, be it
    /// at once or after a delay, arrives here under the authority's address.
    modifier independent() {
        require(address(_coin) != address(0), CoinMissing());
        require(msg.sender != authority() && !isDealer(msg.sender), DeciderNotIndependent(msg.sender));
        _;
    }

    /// @inheritdoc IDealers
    function designateDealer(address dealer, string calldata name) external restricted independent {
        _dealers[dealer] = DealerWord.designated([uint32(500_000), 5_000_000, 50_000_000, 500_000_000]);
        emit DealerDesignated(dealer, name);
        // Refuses whoever is a dealer already.
        _coin.registerDealer(dealer);
    }

    /// @inheritdoc IDealers
    function setTiers(address dealer, uint32[4] calldata tiersInCoins) external restricted independent {
        Dealer known = _dealers[dealer];
        require(known.isDesignated(), NotADealer(dealer));
        uint32 below = 0;
        for (uint256 i = 0; i < DealerWord.TIERS; ++i) {
            require(tiersInCoins[i] > below, TiersNotAscending(tiersInCoins));
            below = tiersInCoins[i];
        }
        _dealers[dealer] = known.withTiers(tiersInCoins);
        emit TiersSet(dealer, tiersInCoins);
    }

    /// @inheritdoc IDealers
    function tiersOf(address dealer) external view returns (uint256[4] memory tiersInMicro) {
        for (uint256 i = 0; i < DealerWord.TIERS; ++i) tiersInMicro[i] = _dealers[dealer].tierInMicro(i);
    }

    /// @inheritdoc IDealers
    function windowOf(address dealer) external view returns (uint256 startedAt, uint256 inflowInMicro) {
        return _dealers[dealer].window();
    }

    /// @inheritdoc IDealers
    function isDealer(address account) public view returns (bool) {
        return _dealers[account].isDesignated();
    }

    /// @dev The dealer as it would be after a mint, and how many must approve it.
    function _windowWith(address dealer, uint256 amountInMicro) internal view returns (Dealer next, uint256 needed) {
        Dealer known = _dealers[dealer];
        (uint256 start, uint256 inflow) = known.window();
        inflow += amountInMicro;
        uint256 tier = known.tierFor(inflow);
        if (tier == DealerWord.TIERS) revert TierExceeded(dealer, inflow, known.tierInMicro(tier - 1));
        return (known.withInflow(start, inflow), tier + 1);
    }

    function _dealerOf(address account) internal view returns (Dealer) {
        return _dealers[account];
    }

    function _storeDealer(address account, Dealer dealer) internal {
        _dealers[account] = dealer;
    }
}
