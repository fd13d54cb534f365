// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {ICentralBank} from "../../interfaces/ICentralBank.sol";
import {IInstitutionSuspension} from "../../interfaces/IInstitutionSuspension.sol";
import {IWalletClosure} from "../../interfaces/IWalletClosure.sol";
import {IWalletYuan} from "../../interfaces/IWalletYuan.sol";
import {IWindDown} from "../../interfaces/IWindDown.sol";

/// @title Suspension and wind-down; see `IWindDown`
/// @dev The wallet yuan lets this contract suspend, take over and close; it calls nobody but the central bank.
contract WindDown is IWindDown, AccessManaged {
    IWalletYuan private immutable YUAN;

    mapping(address institution => address) private _successors;

    modifier onlyWhileSuspended(address institution) {
        require(YUAN.isSuspended(institution), IInstitutionSuspension.NotSuspended(institution));
        _;
    }

    constructor(address authority_, IWalletYuan yuan_) AccessManaged(authority_) {
        YUAN = yuan_;
    }

    /// @inheritdoc IWindDown
    function suspend(address institution, bytes32 caseReference) external restricted {
        require(!YUAN.isSuspended(institution), AlreadySuspended(institution));
        emit InstitutionSuspended(institution, caseReference);
        IInstitutionSuspension(address(YUAN)).setSuspended(institution, true);
    }

    /// @inheritdoc IWindDown
    function resume(address institution, bytes32 caseReference) external restricted onlyWhileSuspended(institution) {
        delete _successors[institution];
        emit InstitutionResumed(institution, caseReference);
        IInstitutionSuspension(address(YUAN)).setSuspended(institution, false);
    }

    /// @inheritdoc IWindDown
    function nameSuccessor(address institution, address successor) external restricted onlyWhileSuspended(institution) {
        _successors[institution] = successor;
        emit SuccessorNamed(institution, successor);
    }

    /// @inheritdoc IWindDown
    function takeOver(address institution, address[] calldata wallets) external {
        bool named = msg.sender == _successors[institution];
        require(named, NotTheSuccessor(msg.sender, institution));
        IInstitutionSuspension(address(YUAN)).takeOver(wallets, institution, msg.sender);
    }

    /// @inheritdoc IWindDown
    function payOut(
        address institution,
        address[] calldata wallets,
        address[] calldata banks
    ) external restricted onlyWhileSuspended(institution) {
        require(wallets.length == banks.length, PayOutLengthMismatch(wallets.length, banks.length));
        for (uint256 i = 0; i < wallets.length; ++i) {
            (address wallet, address bank) = (wallets[i], banks[i]);
            bool keeps = YUAN.institutionOf(wallet) == institution;
            require(keeps, IInstitutionSuspension.NotAWalletOf(wallet, institution));
            require(ICentralBank(YUAN.centralBank()).isBank(bank), ICentralBank.NotABank(bank));
            IWalletClosure(address(YUAN)).closeWallet(wallet, bank);
        }
    }

    /// @inheritdoc IWindDown
    function successorOf(address institution) external view returns (address) {
        return _successors[institution];
    }
}
