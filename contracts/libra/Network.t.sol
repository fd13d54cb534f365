// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {VaspWindow} from "../interfaces/IPaymentWindows.sol";
import {Role} from "../interfaces/Role.sol";
import {VM} from "../test/IVm.sol";
import {NetworkHandler} from "../test/NetworkHandler.sol";
import {LibraCoin} from "./LibraCoin.sol";
import {Participants} from "./participants/Participants.sol";

/// @title What the Move prover held for roles, limits, freezing and the travel rule, whatever anybody does
contract NetworkTest {
    NetworkHandler private _handler;
    LibraCoin private _coin;
    Participants private _participants;

    error Broken(string what);

    /// @notice A fresh world for each run, with coins in it.
    function setUp() external {
        VM.warp(1_590_000_000);
        _handler = new NetworkHandler();
        _coin = _handler.coin();
        _participants = _handler.participants();
        for (uint256 i = 0; i < 6; ++i) _handler.fund(i, 1_999);
    }

    /// @notice I5: the supply is what holders, dealers, VASPs, the queue and the fee vault have.
    function invariant_I5_conservation() external view {
        uint256 sum = _coin.balanceOf(address(_coin)) + _coin.balanceOf(address(_handler.treasury()));
        for (uint256 i = 0; i < 6; ++i) {
            sum += _coin.balanceOf(_handler.holderAt(i)) + _coin.balanceOf(_handler.strangerAt(i));
        }
        sum += _coin.balanceOf(_handler.vaspAt(0)) + _coin.balanceOf(_handler.vaspAt(1));
        require(sum == _coin.totalSupply(), Broken("I5"));
    }

    /// @notice I12: nobody's balance falls in somebody else's call.
    function invariant_I12_balanceFallsByOwner() external view {
        require(!_handler.balanceTaken(), Broken("I12"));
    }

    /// @notice I13: a role is written once, by its proper granter.
    function invariant_I13_rolesWrittenOnce() external view {
        require(!_handler.roleMisgranted(), Broken("I13"));
        for (uint256 i = 0; i < 6; ++i) {
            _sameRole(_handler.holderAt(i));
            _sameRole(_handler.strangerAt(i));
        }
    }

    /// @notice I14: council, validators and operators hold nothing, while everybody else who has no role may.
    function invariant_I14_administratorsHoldNothing() external view {
        require(_coin.balanceOf(address(_handler)) == 0, Broken("I14 council"));
        for (uint256 i = 0; i < 6; ++i) {
            address account = _handler.strangerAt(i);
            (Role role, , ) = _participants.participantOf(account);
            bool mayHold = role != Role.VALIDATOR && role != Role.VALIDATOR_OPERATOR;
            require(mayHold || _coin.balanceOf(account) == 0, Broken("I14 validator"));
        }
    }

    /// @notice I15: only who may freezes, and what is frozen neither sends nor receives.
    function invariant_I15_freezing() external view {
        require(!_handler.freezeMisused(), Broken("I15"));
    }

    /// @notice I16: no unattested amount at or above the threshold goes between VASPs.
    function invariant_I16_travelRule() external view {
        require(!_handler.travelRuleBroken(), Broken("I16"));
    }

    /// @notice I17: dealers and parent VASPs have a credential, nobody else, and only its owner changes it.
    function invariant_I17_credentials() external view {
        require(!_handler.credentialTaken(), Broken("I17"));
        uint16 count = _participants.participantCount();
        for (uint16 i = 1; i <= count; ++i) {
            require(bytes(_participants.credentialOf(i).humanName).length != 0, Broken("I17 missing"));
        }
        require(bytes(_participants.credentialOf(count + 1).humanName).length == 0, Broken("I17 needless"));
    }

    /// @notice I18: a child's parent exists, and children are counted exactly.
    function invariant_I18_childrenCounted() external view {
        for (uint16 number = 3; number < 5; ++number) {
            require(_participants.childrenOf(number) == _handler.childrenOf(number), Broken("I18"));
        }
        for (uint256 i = 0; i < 6; ++i) {
            (Role role, uint16 number, address operator) = _participants.participantOf(_handler.strangerAt(i));
            require(role != Role.CHILD_VASP || (number > 2 && operator != address(0)), Broken("I18 parent"));
        }
    }

    /// @notice I20: windows are what Diem's arithmetic makes of the same payments.
    function invariant_I20_windows() external view {
        require(!_handler.windowsMisjudged(), Broken("I20 judged"));
        for (uint16 number = 3; number < 5; ++number) {
            VaspWindow memory is_ = _handler.rules().vaspWindow(address(_coin), number);
            VaspWindow memory model = _handler.model(number);
            require(keccak256(abi.encode(is_)) == keccak256(abi.encode(model)), Broken("I20 window"));
        }
    }

    /// @notice I23: while the coin is halted nothing happens.
    function invariant_I23_halt() external view {
        require(!_handler.haltBroken() && !_coin.halted(), Broken("I23"));
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function _sameRole(address account) private view {
        (Role role, , ) = _participants.participantOf(account);
        require(role == _handler.roleOf(account), Broken("I13 role"));
    }
}
