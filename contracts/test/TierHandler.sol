// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {PaidByWallet, TierLimits} from "../interfaces/IWalletTiers.sol";
import {Payment} from "../interfaces/IWalletYuan.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {WalletTiers} from "../yuan/tiers/WalletTiers.sol";
import {VM} from "./IVm.sol";
import {YuanSystem} from "./YuanSystem.sol";

/// @title Payments under limits, at any time, with tiers that change
/// @notice Keeps its own sums, by day and year in mappings, to compare what the contract counts in one word.
contract TierHandler is YuanSystem {
    uint64 private constant ROLE = 204;
    uint8 private constant TIERS = 3;
    /// @dev A month before 2027 begins in China.
    uint256 private constant BEGINNING = 1_798_732_800 - 30 days;

    WalletTiers public tiers;
    /// @notice Whether a sum was ever counted otherwise than here.
    bool public countedOtherwise;
    /// @notice Whether a payment ever settled beyond a limit, or was refused within all of them.
    bool public limitMissed;

    uint256 private _clock = BEGINNING;
    mapping(address wallet => mapping(uint256 day => uint256)) private _ofDay;
    mapping(address wallet => mapping(uint256 day => uint256)) private _byQr;
    mapping(address wallet => mapping(uint256 year => uint256)) private _ofYear;
    mapping(address wallet => uint256) private _ever;

    constructor() {
        tiers = new WalletTiers(yuan.authority(), yuan);
        AccessManager authority = AccessManager(yuan.authority());
        bytes4[] memory selectors = new bytes4[](2);
        selectors[0] = yuan.setTierTable.selector;
        selectors[1] = yuan.setIdentity.selector;
        authority.setTargetFunctionRole(address(yuan), selectors, ROLE);
        authority.grantRole(ROLE, address(tiers), 0);
        VM.warp(_clock);
        for (uint8 tier = 1; tier <= TIERS; ++tier) tiers.setTierLimits(tier, limitsOf(tier));
    }

    /// @notice A bank tops a wallet up.
    /// @param bank Which bank.
    /// @param wallet Which wallet.
    /// @param amount How much.
    function topUp(uint256 bank, uint256 wallet, uint256 amount) external {
        VM.warp(_clock);
        _topUp(bankAt(bank), walletAt(wallet), 1 + (amount % 20_000));
    }

    /// @notice Time passes, rarely more than a month.
    /// @param time How long.
    function wait(uint256 time) external {
        _clock += time % (time % 5 == 0 ? 40 days : 1 days);
    }

    /// @notice An institution gives a wallet a tier.
    /// @param wallet Which wallet.
    /// @param tier Which tier.
    function identify(uint256 wallet, uint256 tier) external {
        VM.warp(_clock);
        address account = walletAt(wallet);
        VM.prank(yuan.institutionOf(account));
        tiers.identify(account, uint8(1 + (tier % TIERS)), bytes32(tier), type(uint32).max);
    }

    /// @notice A holder pays.
    /// @param payer Which wallet pays.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    /// @param byStaticQr Whether by static QR code.
    function pay(uint256 payer, uint256 payee, uint256 amount, bool byStaticQr) external {
        VM.warp(_clock);
        (address from, address to) = (walletAt(payer), walletAt(payee));
        Payment memory payment = Payment(_nextId(), from, to, 1 + (amount % 700), type(uint256).max);
        bool within = from == to || _isWithin(from, to, payment.amountInFen, byStaticQr);
        bool covered = yuan.balanceOf(from) >= payment.amountInFen;
        VM.prank(from);
        Refusal refusal = byStaticQr ? yuan.payByStaticQr(payment, "") : yuan.pay(payment, "");
        if ((refusal == Refusal.NONE) != (covered && within)) limitMissed = true;
        if (refusal == Refusal.NONE && from != to) _count(from, payment.amountInFen, byStaticQr);
        _compare(from);
    }

    /// @notice The limits of a tier, each of which can be reached in a short run.
    /// @param tier The tier.
    /// @return In fen.
    function limitsOf(uint8 tier) public pure returns (TierLimits memory) {
        if (tier == 1) return TierLimits(600, 1_000, 2_500, 4_000, 15_000, 300);
        if (tier == 2) return TierLimits(0, 1_500, 5_000, 0, 0, 500);
        return TierLimits(650, 0, 9_000, 20_000, 30_000, 0);
    }

    function _count(address from, uint256 amount, bool byStaticQr) private {
        (uint8 tier, , ) = tiers.identityOf(from);
        if (tier == 0) return;
        _ofDay[from][_day()] += amount;
        _ofYear[from][_year()] += amount;
        _ever[from] += amount;
        if (byStaticQr) _byQr[from][_day()] += amount;
    }

    function _compare(address wallet) private {
        PaidByWallet memory paid = tiers.paidBy(wallet);
        bool same =
            paid.dayFen == _ofDay[wallet][_day()] &&
                paid.yearFen == _ofYear[wallet][_year()] &&
                paid.lifetimeFen == _ever[wallet] &&
                paid.staticQrDayFen == _byQr[wallet][_day()];
        if (!same) countedOtherwise = true;
    }

    function _isWithin(address from, address to, uint256 amount, bool byStaticQr) private view returns (bool) {
        (uint8 tier, , ) = tiers.identityOf(to);
        if (tier != 0 && _over(yuan.balanceOf(to) + amount, limitsOf(tier).balanceFen)) return false;
        (tier, , ) = tiers.identityOf(from);
        if (tier == 0) return true;
        TierLimits memory limits = limitsOf(tier);
        if (byStaticQr && _over(_byQr[from][_day()] + amount, limits.staticQrDayFen)) return false;
        return
            !_over(amount, limits.singleFen) &&
            !_over(_ofDay[from][_day()] + amount, limits.dayFen) &&
            !_over(_ofYear[from][_year()] + amount, limits.yearFen) &&
            !_over(_ever[from] + amount, limits.lifetimeFen);
    }

    function _day() private view returns (uint256) {
        return (_clock + 8 hours) / 1 days;
    }

    /// @dev By the first second of each year, rather than by arithmetic.
    function _year() private view returns (uint256 year) {
        uint32[8] memory starts = [
            1_798_732_800,
            1_830_268_800,
            1_861_891_200,
            1_893_427_200,
            1_924_963_200,
            1_956_499_200,
            1_988_121_600,
            2_019_657_600
        ];
        while (year < starts.length && _clock >= starts[year]) ++year;
    }

    function _over(uint256 sum, uint256 limit) private pure returns (bool) {
        return limit != 0 && sum > limit;
    }
}
