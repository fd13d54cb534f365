// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC165Checker} from "@openzeppelin/contracts/utils/introspection/ERC165Checker.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Component, IComposite} from "../../interfaces/IComposite.sol";
import {ILibraCoin} from "../../interfaces/ILibraCoin.sol";

/// @title The vault of ≋LBR; see `IComposite`
/// @dev A system account of every coin, so that it holds what its own calls brought and nothing else: balances are the
/// books. The only contracts called are the system's coins, which call nobody back and revert rather than return false.
contract Composite is IComposite, AccessManaged {
    uint256 private constant MOST_COMPONENTS = 8;
    uint256 private constant MICRO_PER_UNIT = 1_000_000;
    uint256 private constant LONGEST_DELAY = 366 days;

    uint256 private immutable DELAY;

    ILibraCoin private _coin;
    Component[] private _components;
    uint64[] private _announced;
    uint256 private _executableAt;

    modifier connected() {
        require(address(_coin) != address(0), CoinMissing());
        _;
    }

    constructor(address authority_, Component[] memory components_, uint256 delaySeconds_) AccessManaged(authority_) {
        bool delayInRange = delaySeconds_ != 0 && delaySeconds_ <= LONGEST_DELAY;
        require(delayInRange, DelayOutOfRange(delaySeconds_));
        DELAY = delaySeconds_;
        uint256 count = components_.length;
        require(count != 0 && count <= MOST_COMPONENTS, ComponentsOutOfRange(count));
        for (uint256 i = 0; i < count; ++i) {
            require(components_[i].amountPerUnit != 0, ComponentsOutOfRange(count));
            for (uint256 j = 0; j < i; ++j) {
                require(components_[i].coin != components_[j].coin, ComponentsOutOfRange(count));
            }
            _components.push(components_[i]);
        }
    }

    /// @inheritdoc IComposite
    function connectCoin(address coin_) external restricted {
        bool connectable =
            address(_coin) == address(0) &&
                ERC165Checker.supportsInterface(coin_, type(ILibraCoin).interfaceId) &&
                ILibraCoin(coin_).treasury() == address(this);
        require(connectable, CompositeNotConnectable(coin_));
        _coin = ILibraCoin(coin_);
        emit CompositeConnected(coin_);
    }

    /// @inheritdoc IComposite
    function acceptAsDealer() external connected {
        _coin.registerDealer(msg.sender);
    }

    /// @inheritdoc IComposite
    function create(uint256 amountInMicro) external connected {
        _requireInRange(amountInMicro);
        emit Created(msg.sender, amountInMicro);
        for (uint256 i = 0; i < _components.length; ++i) {
            Component memory component = _components[i];
            _take(component.coin, _share(component.amountPerUnit, amountInMicro, Math.Rounding.Ceil));
        }
        _coin.mint(msg.sender, amountInMicro);
    }

    /// @inheritdoc IComposite
    function unpack(uint256 amountInMicro) external connected {
        _requireInRange(amountInMicro);
        emit Unpacked(msg.sender, amountInMicro);
        _coin.escrow(msg.sender, amountInMicro);
        _coin.burn(amountInMicro);
        for (uint256 i = 0; i < _components.length; ++i) {
            Component memory component = _components[i];
            _give(component.coin, _share(component.amountPerUnit, amountInMicro, Math.Rounding.Floor));
        }
    }

    /// @inheritdoc IComposite
    function announceAmounts(uint64[] calldata amountsPerUnit) external restricted {
        uint256 count = amountsPerUnit.length;
        require(count == _components.length, ComponentsOutOfRange(count));
        for (uint256 i = 0; i < count; ++i) require(amountsPerUnit[i] != 0, ComponentsOutOfRange(count));
        _announced = amountsPerUnit;
        _executableAt = block.timestamp + DELAY;
        emit AmountsAnnounced(amountsPerUnit, _executableAt);
    }

    /// @inheritdoc IComposite
    function withdrawAnnouncement() external restricted {
        require(_executableAt != 0, NothingAnnounced());
        _forgetAnnouncement();
        emit AnnouncementWithdrawn();
    }

    /// @inheritdoc IComposite
    function swap() external connected {
        require(_executableAt != 0, NothingAnnounced());
        require(block.timestamp >= _executableAt, SwapTooEarly(_executableAt, block.timestamp));
        (uint256[] memory missing, uint256[] memory freed) = swapTerms();
        uint64[] memory amountsPerUnit = _announced;
        _forgetAnnouncement();
        emit AmountsSwapped(msg.sender, amountsPerUnit);
        for (uint256 i = 0; i < amountsPerUnit.length; ++i) {
            _components[i].amountPerUnit = amountsPerUnit[i];
            _take(_components[i].coin, missing[i]);
            _give(_components[i].coin, freed[i]);
        }
    }

    /// @inheritdoc IComposite
    function broughtFor(uint256 amountInMicro) external view returns (uint256[] memory) {
        return _shares(amountInMicro, Math.Rounding.Ceil);
    }

    /// @inheritdoc IComposite
    function takenFor(uint256 amountInMicro) external view returns (uint256[] memory) {
        return _shares(amountInMicro, Math.Rounding.Floor);
    }

    /// @inheritdoc IComposite
    function components() external view returns (Component[] memory) {
        return _components;
    }

    /// @inheritdoc IComposite
    function announced() external view returns (uint64[] memory amountsPerUnit, uint256 executableAt) {
        return (_announced, _executableAt);
    }

    /// @inheritdoc IComposite
    function delay() external view returns (uint256) {
        return DELAY;
    }

    /// @inheritdoc IComposite
    function coin() external view returns (address) {
        return address(_coin);
    }

    /// @inheritdoc IComposite
    function swapTerms() public view returns (uint256[] memory missingInMicro, uint256[] memory freedInMicro) {
        uint256 count = _announced.length;
        (missingInMicro, freedInMicro) = (new uint256[](count), new uint256[](count));
        uint256 supply = address(_coin) == address(0) ? 0 : IERC20(address(_coin)).totalSupply();
        for (uint256 i = 0; i < count; ++i) {
            uint256 needed = _share(_announced[i], supply, Math.Rounding.Ceil);
            uint256 held = IERC20(_components[i].coin).balanceOf(address(this));
            (missingInMicro[i], freedInMicro[i]) = (Math.saturatingSub(needed, held), Math.saturatingSub(held, needed));
        }
    }

    function _forgetAnnouncement() private {
        delete _announced;
        _executableAt = 0;
    }

    function _take(address from, uint256 amountInMicro) private {
        if (amountInMicro != 0) IERC20(from).transferFrom(msg.sender, address(this), amountInMicro);
    }

    function _give(address from, uint256 amountInMicro) private {
        if (amountInMicro != 0) IERC20(from).transfer(msg.sender, amountInMicro);
    }

    function _shares(uint256 amountInMicro, Math.Rounding rounding) private view returns (uint256[] memory amounts) {
        _requireInRange(amountInMicro);
        amounts = new uint256[](_components.length);
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = _share(_components[i].amountPerUnit, amountInMicro, rounding);
        }
    }

    function _requireInRange(uint256 amountInMicro) private pure {
        bool inRange = amountInMicro != 0 && amountInMicro <= type(uint96).max;
        require(inRange, CompositeAmountOutOfRange(amountInMicro));
    }

    /// @dev Of one coin, for an amount of ≋LBR.
    function _share(uint64 perUnit, uint256 amountInMicro, Math.Rounding rounding) private pure returns (uint256) {
        return Math.mulDiv(amountInMicro, perUnit, MICRO_PER_UNIT, rounding);
    }
}
