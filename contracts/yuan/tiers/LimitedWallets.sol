// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILimitedWallets} from "../../interfaces/ILimitedWallets.sol";
import {Refusal} from "../../interfaces/Refusal.sol";
import {Account} from "../../token/Account.sol";
import {Controls} from "../../token/Controls.sol";
import {EscrowAccounts} from "../escrow/EscrowAccounts.sol";
import {ChinaTime} from "./ChinaTime.sol";
import {Counters} from "./Counters.sol";
import {TierTable} from "./TierTable.sol";

/// @dev A payment reads one word for each tier involved and, of a payer with a tier, one word of counters, which it
/// writes. Wallets without tiers read nothing.
abstract contract LimitedWallets is EscrowAccounts, ILimitedWallets {
    /// @dev A struct, because only a struct can be pointed at.
    struct Tally {
        Counters counters;
    }

    /// @dev On as soon as there is a tier.
    uint256 private constant TIERS = 1 << 104;

    mapping(uint256 tier => TierTable) private _tables;
    mapping(address wallet => Tally) private _tallies;

    /// @dev For the one movement of a payment by a static QR code.
    bool internal transient _byStaticQr;

    /// @inheritdoc ILimitedWallets
    function setTierTable(uint8 tier, TierTable table) external restricted {
        _tables[tier] = table;
        _storeControls(_controlsNow().withSwitch(TIERS, true));
    }

    /// @inheritdoc ILimitedWallets
    function setIdentity(address wallet, uint8 tier, uint32 validUntil) external restricted {
        _storeAccount(wallet, _accountOf(wallet).identified(tier, validUntil));
    }

    /// @inheritdoc ILimitedWallets
    function tierTable(uint8 tier) external view returns (TierTable) {
        return _tables[tier];
    }

    /// @inheritdoc ILimitedWallets
    function recordOf(address wallet) external view returns (Account account, Counters counters) {
        return (_accountOf(wallet), _tallies[wallet].counters);
    }

    /// @inheritdoc ILimitedWallets
    function paymentNonce(address payer) external view returns (uint256) {
        return _tallies[payer].counters.nonce();
    }

    function _applyRules(
        address from,
        Account payer,
        Account payee,
        uint256 value,
        Controls
    ) internal virtual override returns (Refusal refusal) {
        if (payer.tier() | payee.tier() == 0) return Refusal.NONE;
        bool byStaticQr = _byStaticQr;
        if (payer.tier() == 0) return _refusalByTiers(payer, payee, Counters.wrap(0), value, byStaticQr);
        Tally storage tally = _tallyOf(from);
        Counters counters = tally.counters.on(ChinaTime.dayOf(block.timestamp));
        refusal = _refusalByTiers(payer, payee, counters, value, byStaticQr);
        if (refusal == Refusal.NONE) tally.counters = counters.counted(value, byStaticQr);
    }

    function _keepsRules(
        address from,
        Account payer,
        Account payee,
        uint256 value,
        Controls
    ) internal view virtual override returns (bool) {
        return _refusalByTiers(payer, payee, _countersNow(from), value, false) == Refusal.NONE;
    }

    function _refusalToIssue(Account payee, uint256 value) internal view override returns (Refusal) {
        return payee.tier() == 0 ? Refusal.NONE : _refusalByTiers(NOBODY, payee, Counters.wrap(0), value, false);
    }

    /// @dev The first limit that an amount would exceed. Counters are read of a payer with a tier alone.
    function _refusalByTiers(
        Account payer,
        Account payee,
        Counters paid,
        uint256 value,
        bool byStaticQr
    ) internal view returns (Refusal) {
        // Sums fit 40 bits, balances and amounts 96.
        unchecked {
            TierTable own = TierTable.wrap(0);
            if (payer.tier() != 0) {
                own = _tables[payer.tier()];
                if (_exceeds(value, own.single())) return Refusal.SINGLE_LIMIT_EXCEEDED;
                if (_exceeds(paid.dayPaid() + value, own.day())) return Refusal.DAY_LIMIT_EXCEEDED;
                if (_exceeds(paid.yearPaid() + value, own.year())) return Refusal.YEAR_LIMIT_EXCEEDED;
                if (_exceeds(paid.lifetimePaid() + value, own.lifetime())) return Refusal.LIFETIME_LIMIT_EXCEEDED;
            }
            if (payee.tier() != 0) {
                uint256 most = _tables[payee.tier()].balance();
                if (_exceeds(payee.balance() + value, most)) return Refusal.BALANCE_LIMIT_EXCEEDED;
            }
            if (byStaticQr && _exceeds(paid.staticQrPaid() + value, own.staticQrDay())) {
                return Refusal.QR_LIMIT_EXCEEDED;
            }
            return _isExpired(payer) || _isExpired(payee) ? Refusal.IDENTITY_EXPIRED : Refusal.NONE;
        }
    }

    function _revertFor(Refusal refusal, address from, address to, uint256 value) internal view virtual override {
        if (refusal <= Refusal.PAYEE_FROZEN) super._revertFor(refusal, from, to, value);
        (Account payer, Account payee) = (_accountOf(from), _accountOf(to));
        if (refusal == Refusal.IDENTITY_EXPIRED) {
            (address who, Account word) = _isExpired(payer) ? (from, payer) : (to, payee);
            revert IdentityExpired(who, word.identityExpiry(), block.timestamp);
        }
        TierTable own = _tables[payer.tier()];
        Counters paid = _countersNow(from);
        (address wallet, uint256 limit, uint256 used) = (from, own.single(), 0);
        if (refusal == Refusal.DAY_LIMIT_EXCEEDED) (limit, used) = (own.day(), paid.dayPaid());
        else if (refusal == Refusal.YEAR_LIMIT_EXCEEDED) (limit, used) = (own.year(), paid.yearPaid());
        else if (refusal == Refusal.LIFETIME_LIMIT_EXCEEDED) (limit, used) = (own.lifetime(), paid.lifetimePaid());
        else if (refusal == Refusal.BALANCE_LIMIT_EXCEEDED) {
            (wallet, limit, used) = (to, _tables[payee.tier()].balance(), payee.balance());
        }
        // Limits may have been lowered below what was paid or is held already.
        revert TierLimitExceeded(refusal, wallet, value, limit > used ? limit - used : 0);
    }

    function _tallyOf(address wallet) internal view returns (Tally storage) {
        return _tallies[wallet];
    }

    function _countersNow(address wallet) private view returns (Counters) {
        return _tallies[wallet].counters.on(ChinaTime.dayOf(block.timestamp));
    }

    function _isExpired(Account account) private view returns (bool) {
        uint256 expiry = account.identityExpiry();
        return expiry != 0 && block.timestamp > expiry;
    }

    function _exceeds(uint256 sum, uint256 limit) private pure returns (bool) {
        return limit != 0 && sum > limit;
    }
}
