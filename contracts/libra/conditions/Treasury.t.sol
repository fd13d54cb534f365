// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IDealers} from "../../interfaces/IDealers.sol";
import {IHolders} from "../../interfaces/IHolders.sol";
import {IPreburnQueue} from "../../interfaces/IPreburnQueue.sol";
import {IReserve} from "../../interfaces/IReserve.sol";
import {ITreasury} from "../../interfaces/ITreasury.sol";
import {Role} from "../../interfaces/Role.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";
import {Treasury} from "../Treasury.sol";
import {Redemption} from "../redemption/Redemption.sol";

/// @title I27 of the treasury
contract TreasuryTest is Conditions {
    uint256 private constant MICRO = 1_000_000;
    bytes32 private constant MINT = "mint";
    bytes32 private constant PREBURN = "preburn";
    bytes32 private constant CLOSED = "closed";
    bytes32 private constant USED = "used";
    address private constant UNDESIGNATED = address(0x50000);
    address private constant APPROVER = address(0x50001);

    /// @dev Without a coin.
    Treasury private _fresh;
    Redemption private _redemption;
    /// @dev Of what the last statement says is held, what isn't in securities.
    uint256 private _cash;

    constructor() {
        _redemption = new Redemption(address(authority), address(coin), 0);
        _fresh = new Treasury(address(authority));
        treasury.connectRedemption(address(_redemption));
        participants.registerDesignatedDealer(UNDESIGNATED, _credential());
        for (uint160 i = 0; i < 3; ++i) {
            authority.grantRole(authority.ADMIN_ROLE(), address(uint160(APPROVER) + i), 0);
        }
        treasury.setTiers(dealerAt(0), [uint32(1), 2, 3, 4]);
    }

    /// @notice One mint and one preburn that are open, one of each that was closed, a reserve and a used reference.
    function setUp() external override {
        VM.warp(1_590_000_000);
        _attest(MICRO, 8 * MICRO, block.timestamp);
        VM.prank(dealerAt(0));
        treasury.preburn(CLOSED, 10);
        treasury.burn(CLOSED, USED, 10);
        VM.prank(dealerAt(0));
        treasury.requestMint(CLOSED, 1);
        treasury.declineMint(CLOSED);
        VM.prank(dealerAt(0));
        treasury.preburn(PREBURN, 40);
    }

    function testFuzz_I27_switchMinting(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        _needs(_isAdministrator(_caller), _unauthorised());
        _check(address(treasury), abi.encodeCall(treasury.switchMinting, (_odds(2))));
    }

    function testFuzz_I27_takeCover(uint256 seed) external drawnFrom(seed) {
        _callAs(address(reserve));
        _needs(_caller == address(reserve), ITreasury.NotTheReserve.selector, _caller);
        _check(address(treasury), abi.encodeCall(treasury.takeCover, (_amount(), _amount())));
    }

    function testFuzz_I27_requestMint(uint256 seed) external drawnFrom(seed) {
        _callAs(dealerAt(0));
        Treasury target = _odds(8) ? _fresh : treasury;
        (bytes32 id, uint256 amount) = ([bytes32("new"), CLOSED][_draw(2)], _request());
        _upset();
        _needsDealer(target);
        _needsRequestable(id, amount);
        _check(address(target), abi.encodeCall(target.requestMint, (id, amount)));
    }

    function testFuzz_I27_preburn(uint256 seed) external drawnFrom(seed) {
        _callAs(dealerAt(0));
        Treasury target = _odds(8) ? _fresh : treasury;
        (bytes32 id, uint256 amount) = ([bytes32("new"), CLOSED, PREBURN][_draw(3)], _request());
        if (_odds(4) && address(target) == address(treasury)) _fill(dealerAt(0));
        _upset();
        _needsDealer(target);
        _needsRequestable(id, amount);
        bytes4 full = IPreburnQueue.PreburnQueueFull.selector;
        _needs(treasury.openPreburnsOf(_caller) < 256, abi.encodeWithSelector(full, _caller, 256));
        _needsMoveByTreasury(_caller, address(treasury), amount);
        _check(address(target), abi.encodeCall(target.preburn, (id, amount)));
    }

    function testFuzz_I27_burn(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bytes32 id = [PREBURN, PREBURN, PREBURN, CLOSED, "unknown"][_draw(5)];
        bytes32 reference_ = [bytes32("new"), "new", "new", USED, 0][_draw(5)];
        uint256 paid = [uint256(40), 40, 40, 39, 41][_draw(5)];
        _upset();
        _needsDecider(treasury);
        _needs(id == PREBURN, abi.encodeWithSelector(IPreburnQueue.RequestNotOpen.selector, id));
        _needsPayout(reference_, paid, 40);
        _needsRunning();
        _check(address(treasury), abi.encodeCall(treasury.burn, (id, reference_, paid)));
    }

    function testFuzz_I27_burnRedeemed(uint256 seed) external drawnFrom(seed) {
        _callAs(address(_redemption));
        bytes32 reference_ = [bytes32("new"), "new", USED, 0][_draw(4)];
        (uint256 amount, uint256 paid) = (_amount(), _amount());
        if (_odds(2)) amount = paid;
        _upset();
        _needs(_caller == address(_redemption), ITreasury.NotTheRedemption.selector, _caller);
        _needsPayout(reference_, paid, amount);
        _needsRunning();
        _needsDebitByTreasury(amount);
        _check(address(treasury), abi.encodeCall(treasury.burnRedeemed, (amount, reference_, paid)));
    }

    function testFuzz_I27_cancelPreburn(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bytes32 id = [PREBURN, PREBURN, CLOSED, "unknown"][_draw(4)];
        _upset();
        _needsDecider(treasury);
        _needs(id == PREBURN, abi.encodeWithSelector(IPreburnQueue.RequestNotOpen.selector, id));
        _needsMoveByTreasury(address(treasury), dealerAt(0), 40);
        _check(address(treasury), abi.encodeCall(treasury.cancelPreburn, (id)));
    }

    function testFuzz_I27_approveMint(uint256 seed) external drawnFrom(seed) {
        uint256 amount = MICRO * (1 + _draw(4)) + _draw(2);
        uint256 needed = (amount - 1) / MICRO + 1;
        bytes32 id = _openMint(amount);
        uint256 given = needed > 4 ? 0 : _draw(needed);
        for (uint160 i = 0; i < given; ++i) {
            VM.prank(address(uint160(APPROVER) + i));
            treasury.approveMint(MINT);
        }
        _callAs(_odds(3) ? APPROVER : address(this));
        bool isNew = _caller != APPROVER || given == 0;
        uint256 coins = coin.totalSupply() + amount;
        uint256 stated = _stateAround(coins);
        _upset();
        _needsDecider(treasury);
        _needs(id == MINT, abi.encodeWithSelector(IPreburnQueue.RequestNotOpen.selector, id));
        bytes4 exceeded = IDealers.TierExceeded.selector;
        _needs(needed <= 4, abi.encodeWithSelector(exceeded, dealerAt(0), amount, 4 * MICRO));
        bool mints = needed == 1 || given + 1 == needed;
        bytes4 already = ITreasury.ApprovedAlready.selector;
        _needs(needed == 1 || isNew, abi.encodeWithSelector(already, id, _caller));
        if (mints) {
            _needsCover(coins, stated);
            _needsRunning();
            _needsCredit(dealerAt(0));
        }
        _check(address(treasury), abi.encodeCall(treasury.approveMint, (id)));
    }

    function testFuzz_I27_declineMint(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        bytes32 id = _openMint(1);
        _upset();
        _needsDecider(treasury);
        _needs(id == MINT, abi.encodeWithSelector(IPreburnQueue.RequestNotOpen.selector, id));
        _check(address(treasury), abi.encodeCall(treasury.declineMint, (id)));
    }

    function testFuzz_I27_designateDealer(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address dealer = _odds(2) ? UNDESIGNATED : _somebody();
        Treasury target = _odds(8) ? _fresh : treasury;
        _upset();
        _needsDecider(target);
        Role role = dealer == UNDESIGNATED ? Role.DESIGNATED_DEALER : _roleNow(dealer);
        bytes4 cannot = IHolders.RoleCannotAccept.selector;
        _needs(role == Role.DESIGNATED_DEALER, abi.encodeWithSelector(cannot, dealer, role));
        _needs(!_isDealer(dealer), IHolders.WalletNotAvailable.selector, dealer);
        _check(address(target), abi.encodeCall(target.designateDealer, (dealer, "A dealer")));
    }

    function testFuzz_I27_setTiers(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address dealer = _odds(2) ? dealerAt(0) : _somebody();
        uint32[4] memory tiers;
        for (uint32 i = 0; i < 4; ++i) tiers[i] = i + uint32(_draw(4));
        bool ascending = tiers[0] != 0 && tiers[0] < tiers[1] && tiers[1] < tiers[2] && tiers[2] < tiers[3];
        _needsDecider(treasury);
        _needs(_isDealer(dealer), IDealers.NotADealer.selector, dealer);
        _needs(ascending, abi.encodeWithSelector(IDealers.TiersNotAscending.selector, tiers));
        _check(address(treasury), abi.encodeCall(treasury.setTiers, (dealer, tiers)));
    }

    /// @dev The mint under test, or an id that isn't open.
    function _openMint(uint256 amount) private returns (bytes32) {
        VM.prank(dealerAt(0));
        treasury.requestMint(MINT, amount);
        return [MINT, MINT, MINT, CLOSED, bytes32("unknown")][_draw(5)];
    }

    function _request() private returns (uint256) {
        return _odds(4) ? uint256(type(uint64).max) + _draw(2) : _amount();
    }

    function _fill(address dealer) private {
        VM.prank(address(treasury));
        coin.mint(dealer, 256);
        for (uint256 i = treasury.openPreburnsOf(dealer); i < 256; ++i) {
            VM.prank(dealer);
            treasury.preburn(bytes32(i + 1), 1);
        }
    }

    /// @dev A statement of about as much as so many coins need, which may be stale by now; and minting is off at times.
    function _stateAround(uint256 coins) private returns (uint256 stated) {
        uint256 full = coins + (coins + 99) / 100;
        stated = [coins - 1, coins, full - 1, full, full, full][_draw(6)];
        VM.warp(block.timestamp + 1);
        _cash = stated / (_odds(4) ? 4 : 5);
        _attest(_cash, stated - _cash, block.timestamp);
        if (_odds(4)) VM.warp(block.timestamp + STALENESS + _draw(2));
        if (_odds(6)) treasury.switchMinting(false);
    }

    function _needsCover(uint256 coins, uint256 stated) private {
        (, uint256 asOf) = reserve.lastStatement();
        uint256 oldest = block.timestamp - STALENESS;
        _needs(treasury.canMint(), abi.encodeWithSelector(ITreasury.MintingOff.selector));
        _needs(asOf >= oldest, abi.encodeWithSelector(IReserve.StatementStale.selector, asOf, oldest));
        _needs(coins <= stated, abi.encodeWithSelector(IReserve.ReserveInsufficient.selector, coins, stated));
        uint256 eligible = ((stated - _cash) * 10_000) / stated;
        bytes4 composition = IReserve.CompositionInsufficient.selector;
        _needs(eligible >= 8_000, abi.encodeWithSelector(composition, 8_000, eligible));
        uint256 full = coins + (coins + 99) / 100;
        _needs(full <= stated, abi.encodeWithSelector(IReserve.BufferInsufficient.selector, full, stated));
    }

    function _needsDealer(Treasury target) private {
        _needs(address(target) == address(treasury), abi.encodeWithSelector(IDealers.CoinMissing.selector));
        _needs(_isDealer(_caller), IDealers.NotADealer.selector, _caller);
    }

    function _needsDecider(Treasury target) private {
        _needs(_isAdministrator(_caller) || _caller == APPROVER, _unauthorised());
        _needs(address(target) == address(treasury), abi.encodeWithSelector(IDealers.CoinMissing.selector));
        _needs(!_isDealer(_caller), IDealers.DeciderNotIndependent.selector, _caller);
    }

    function _needsRequestable(bytes32 id, uint256 amount) private {
        bool inRange = amount != 0 && amount <= type(uint64).max;
        _needs(inRange, abi.encodeWithSelector(IPreburnQueue.RequestOutOfRange.selector, amount));
        _needs(id == "new", abi.encodeWithSelector(IPreburnQueue.RequestIdUsed.selector, id));
    }

    /// @dev The reserve covers the coins here, so that what is due is face value.
    function _needsPayout(bytes32 reference_, uint256 paid, uint256 coins) private {
        _needs(reference_ != 0, abi.encodeWithSelector(IReserve.FiatReferenceMissing.selector));
        _needs(reference_ != USED, abi.encodeWithSelector(IReserve.FiatReferenceUsed.selector, reference_));
        bool due = paid == coins && coins != 0;
        _needs(due, abi.encodeWithSelector(IReserve.PayoutNotDue.selector, paid, coins));
    }

    /// @dev In the coin, the treasury is the caller.
    function _needsMoveByTreasury(address from, address to, uint256 amount) private {
        address caller = _caller;
        _caller = address(treasury);
        _needsMove(from, to, amount);
        _caller = caller;
    }

    function _needsDebitByTreasury(uint256 amount) private {
        address caller = _caller;
        _caller = address(treasury);
        _needsDebit(address(treasury), amount);
        _caller = caller;
    }

    function _unauthorised() private view returns (bytes memory) {
        return abi.encodeWithSignature("AccessManagedUnauthorized(address)", _caller);
    }

    function _roleNow(address account) private view returns (Role role) {
        (role, , ) = participants.participantOf(account);
    }
}
