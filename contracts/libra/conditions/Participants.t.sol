// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CredentialTerms, ICredentials} from "../../interfaces/ICredentials.sol";
import {IHolders} from "../../interfaces/IHolders.sol";
import {IParticipants} from "../../interfaces/IParticipants.sol";
import {Role} from "../../interfaces/Role.sol";
import {Conditions} from "../../test/Conditions.sol";
import {VM} from "../../test/IVm.sol";

/// @title I27 of the participants
contract ParticipantsTest is Conditions {
    uint256 private constant NOW = 1_590_000_000;
    /// @dev Acted for the second VASP until its successor did.
    address private constant SUCCESSOR = address(0x50000);

    /// @notice The second VASP has a new operator, and has offered its place to a further account; a domain is taken.
    function setUp() external override {
        VM.warp(NOW);
        VM.prank(vaspAt(1));
        participants.offerOperator(SUCCESSOR);
        VM.prank(SUCCESSOR);
        participants.acceptOperator(4);
        VM.prank(SUCCESSOR);
        participants.offerOperator(STRANGER);
        participants.addDomain(3, "taken.example");
    }

    function testFuzz_I27_registerDealerOrVasp(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address account, bool dealer) = (_account(), _odds(2));
        CredentialTerms memory terms = CredentialTerms("Somebody", "", address(0), uint64(NOW));
        if (_odds(4)) terms.humanName = "";
        if (_odds(4)) terms.expiresAt = uint64(NOW) - 1;
        _needsRole();
        _needsUntaken(account);
        _needs(bytes(terms.humanName).length != 0, abi.encodeWithSelector(ICredentials.HumanNameMissing.selector));
        _needsUnexpired(5, terms.expiresAt);
        bytes memory call = abi.encodeCall(participants.registerDesignatedDealer, (account, terms));
        if (!dealer) call = abi.encodeCall(participants.registerParentVasp, (account, terms));
        _checkAnswer(address(participants), call, abi.encode(5));
    }

    function testFuzz_I27_registerUnhosted(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address account = _account();
        _needsRole();
        _needsUntaken(account);
        _check(address(participants), abi.encodeCall(participants.registerUnhosted, (account)));
    }

    function testFuzz_I27_registerValidatorOrOperator(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (address account, bool operator) = (_account(), _odds(2));
        bool inUse = !_isTaken(account) && !_isSystem(account) && account != address(0) && _odds(2);
        if (inUse) coin.setFrozenTokens(account, 1);
        _needsRole();
        _needsUntaken(account);
        // The coin bars it, unless it is one of the coin's system accounts already.
        _needs(!inUse, IHolders.AccountInUse.selector, account);
        bytes memory call = abi.encodeCall(participants.registerValidator, (account));
        if (operator) call = abi.encodeCall(participants.registerValidatorOperator, (account));
        _check(address(participants), call);
    }

    function testFuzz_I27_registerChildren(uint256 seed) external drawnFrom(seed) {
        _callAs(_odds(2) ? vaspAt(0) : SUCCESSOR);
        address[] memory children = new address[](_odds(32) ? 65_536 - HOLDERS_EACH + _draw(2) : 1);
        bool few = children.length == 1;
        children[0] = _account();
        _needs(_number(_caller) > 2, IParticipants.NotAParentVasp.selector, _caller);
        uint256 count = HOLDERS_EACH + children.length;
        bytes4 tooMany = IParticipants.TooManyChildren.selector;
        _needs(count <= 65_536, abi.encodeWithSelector(tooMany, count, 65_536));
        _needsUntaken(children[0]);
        // The rest is zero.
        _needs(few, abi.encodeWithSelector(IParticipants.AccountMissing.selector));
        _check(address(participants), abi.encodeCall(participants.registerChildren, (children)));
    }

    function testFuzz_I27_offerOperator(uint256 seed) external drawnFrom(seed) {
        _callAs(SUCCESSOR);
        _needsOperator();
        _check(address(participants), abi.encodeCall(participants.offerOperator, (_account())));
    }

    function testFuzz_I27_acceptOperator(uint256 seed) external drawnFrom(seed) {
        _callAs(STRANGER);
        uint16 number = uint16(_draw(6));
        if (_odds(2)) number = 4;
        if (_odds(4)) participants.registerUnhosted(STRANGER);
        Role taken = _roleOf(STRANGER);
        bytes4 notOffered = IParticipants.OperatorNotOffered.selector;
        bool offered = _caller == STRANGER && number == 4;
        _needs(offered, abi.encodeWithSelector(notOffered, _caller, number));
        bytes4 roleTaken = IParticipants.RoleTaken.selector;
        _needs(taken == Role.NONE, abi.encodeWithSelector(roleTaken, STRANGER, taken));
        _check(address(participants), abi.encodeCall(participants.acceptOperator, (number)));
    }

    function testFuzz_I27_rotate(uint256 seed) external drawnFrom(seed) {
        _callAs(SUCCESSOR);
        _needsOperator();
        bytes memory call = abi.encodeCall(participants.rotateBaseUrl, ("https://vasp.example"));
        if (_odds(2)) call = abi.encodeCall(participants.rotateComplianceKey, (_account()));
        _check(address(participants), call);
    }

    function testFuzz_I27_extendCredential(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        (uint16 number, uint64 until) = (uint16(_draw(7)), uint64(NOW - _draw(2)));
        _needsRole();
        bool exists = number != 0 && number < 5;
        _needs(exists, abi.encodeWithSelector(ICredentials.CredentialMissing.selector, number));
        _needsUnexpired(number, until);
        _check(address(participants), abi.encodeCall(participants.extendCredential, (number, until)));
    }

    function testFuzz_I27_addDomain(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint16 number = uint16(_draw(7));
        if (_odds(2)) number = 3;
        (string memory domain, bool wellFormed) = _domain();
        bool taken = keccak256(bytes(domain)) == keccak256("taken.example");
        _needsRole();
        bool isVasp = number == 3 || number == 4;
        _needs(isVasp, abi.encodeWithSelector(ICredentials.NotAVaspNumber.selector, number));
        _needs(wellFormed, abi.encodeWithSelector(ICredentials.DomainMalformed.selector, domain));
        _needs(!taken, abi.encodeWithSelector(ICredentials.DomainTaken.selector, domain, 3));
        _check(address(participants), abi.encodeCall(participants.addDomain, (number, domain)));
    }

    function testFuzz_I27_removeDomain(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        uint16 number = _odds(2) ? 3 : uint16(_draw(5));
        string memory domain = _odds(2) ? "taken.example" : "free.example";
        bool held = number == 3 && bytes(domain).length == 13;
        _needsRole();
        _needs(held, abi.encodeWithSelector(ICredentials.DomainNotHeld.selector, domain, number));
        _check(address(participants), abi.encodeCall(participants.removeDomain, (number, domain)));
    }

    function testFuzz_I27_connectCoin(uint256 seed) external drawnFrom(seed) {
        _callAs(address(this));
        address its = _odds(2) ? address(coin) : _account();
        _needsRole();
        _needs(its != address(coin), IParticipants.CoinAlreadyConnected.selector, its);
        _check(address(participants), abi.encodeCall(participants.connectCoin, (its)));
    }

    /// @dev With the longest that is well formed, one that is longer, and each kind of letter that isn't.
    function _domain() private returns (string memory, bool) {
        bytes memory long = new bytes(62 + _draw(3));
        for (uint256 i = 0; i < long.length; ++i) long[i] = "a";
        if (_odds(4)) return (string(long), long.length <= 63);
        string[7] memory bad = ["", "A.example", "a_b", "a/b", unicode"é.example", "a:b", "a{b"];
        if (_odds(2)) return (bad[_draw(7)], false);
        return (["taken.example", "free.example", "0-9.az"][_draw(3)], true);
    }

    function _account() private returns (address) {
        return
            _odds(4)
                ? STRANGER
                : _odds(8)
                    ? SUCCESSOR
                    : _anybody();
    }

    function _needsOperator() private {
        _needs(_number(_caller) != 0, IParticipants.NotAnOperator.selector, _caller);
    }

    function _needsUntaken(address account) private {
        _needs(account != address(0), abi.encodeWithSelector(IParticipants.AccountMissing.selector));
        Role taken = _roleOf(account);
        bytes4 roleTaken = IParticipants.RoleTaken.selector;
        _needs(taken == Role.NONE, abi.encodeWithSelector(roleTaken, account, taken));
    }

    function _needsUnexpired(uint16 number, uint64 until) private {
        bytes4 expired = ICredentials.CredentialExpired.selector;
        _needs(until >= NOW, abi.encodeWithSelector(expired, number, until, NOW));
    }

    function _isTaken(address account) private view returns (bool) {
        return _roleOf(account) != Role.NONE;
    }

    /// @dev For whom an account acts now.
    function _number(address account) private pure returns (uint16) {
        if (_isDealer(account)) return account == dealerAt(0) ? 1 : 2;
        return
            account == vaspAt(0)
                ? 3
                : account == SUCCESSOR
                    ? 4
                    : 0;
    }

    function _roleOf(address account) private view returns (Role) {
        if (account == STRANGER) return _strangersRole();
        if (account == VALIDATOR) return Role.VALIDATOR;
        if (_isDealer(account)) return Role.DESIGNATED_DEALER;
        if (_isVasp(account) || account == SUCCESSOR) return Role.PARENT_VASP;
        return _vaspNumber(account) != 0 ? Role.CHILD_VASP : Role.NONE;
    }

    function _strangersRole() private view returns (Role role) {
        (role, , ) = participants.participantOf(STRANGER);
    }
}
