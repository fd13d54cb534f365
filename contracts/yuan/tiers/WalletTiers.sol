// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ILimitedWallets} from "../../interfaces/ILimitedWallets.sol";
import {IWalletTiers, PaidByWallet, TierLimits} from "../../interfaces/IWalletTiers.sol";
import {IWalletYuan} from "../../interfaces/IWalletYuan.sol";
import {Account} from "../../token/Account.sol";
import {ChinaTime} from "./ChinaTime.sol";
import {Counters} from "./Counters.sol";
import {TierTable, TierTableWord} from "./TierTable.sol";

/// @title Tiers of wallets; see `IWalletTiers`
/// @dev The wallet yuan lets this contract, and nobody else, set tables and identities; payments read what is there.
contract WalletTiers is IWalletTiers, AccessManaged {
    ILimitedWallets private immutable YUAN;

    mapping(address wallet => bytes32) private _commitments;

    constructor(address authority_, ILimitedWallets yuan_) AccessManaged(authority_) {
        YUAN = yuan_;
    }

    /// @inheritdoc IWalletTiers
    function setTierLimits(uint8 tier, TierLimits calldata limits) external restricted {
        require(tier != 0, NoSuchTier(tier));
        uint16 version = YUAN.tierTable(tier).version() + 1;
        YUAN.setTierTable(tier, TierTableWord.pack(limits, version));
        emit TierLimitsSet(tier, version, limits);
    }

    /// @inheritdoc IWalletTiers
    function identify(address wallet, uint8 tier, bytes32 commitment, uint256 validUntil) external {
        bool keeps = IWalletYuan(address(YUAN)).institutionOf(wallet) == msg.sender;
        require(keeps, IWalletYuan.NotItsInstitution(msg.sender, wallet));
        require(YUAN.tierTable(tier).version() != 0, NoSuchTier(tier));
        bool ahead = validUntil > block.timestamp && validUntil <= type(uint32).max;
        require(ahead, IdentityPeriodOutOfRange(validUntil, block.timestamp));
        _commitments[wallet] = commitment;
        emit WalletIdentified(wallet, tier, commitment, validUntil);
        YUAN.setIdentity(wallet, tier, uint32(validUntil));
    }

    /// @inheritdoc IWalletTiers
    function tierLimits(uint8 tier) external view returns (TierLimits memory limits, uint16 version) {
        TierTable table = YUAN.tierTable(tier);
        return (table.limits(), table.version());
    }

    /// @inheritdoc IWalletTiers
    function identityOf(address wallet) external view returns (uint8 tier, bytes32 commitment, uint256 validUntil) {
        (Account account, ) = YUAN.recordOf(wallet);
        return (account.tier(), _commitments[wallet], account.identityExpiry());
    }

    /// @inheritdoc IWalletTiers
    function paidBy(address wallet) external view returns (PaidByWallet memory paid) {
        (, Counters stored) = YUAN.recordOf(wallet);
        Counters counters = stored.on(ChinaTime.dayOf(block.timestamp));
        paid.dayFen = counters.dayPaid();
        paid.yearFen = counters.yearPaid();
        paid.lifetimeFen = counters.lifetimePaid();
        paid.staticQrDayFen = counters.staticQrPaid();
    }
}
