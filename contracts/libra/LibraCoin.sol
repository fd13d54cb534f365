// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

import {IInstructionLog} from "../interfaces/IInstructionLog.sol";
import {ILibraCoin, Payment} from "../interfaces/ILibraCoin.sol";
import {Refusal} from "../interfaces/Refusal.sol";
import {Account} from "../token/Account.sol";
import {InstructionLog} from "../token/InstructionLog.sol";
import {RegulatedToken} from "../token/RegulatedToken.sol";
import {Vasps} from "./Vasps.sol";

/// @title A Libra coin; see `ILibraCoin`
contract LibraCoin is Vasps, InstructionLog {
    bytes32 private constant PAYMENT_TYPEHASH = keccak256(
        "Payment(bytes32 instructionId,address payer,address payee,uint256 amountInMicro,uint256 validUntil)"
    );

    /// @dev Its balance is the preburn queue.
    address private immutable TREASURY;

    modifier onlyTreasury() {
        require(_msgSender() == TREASURY, NotTheTreasury(_msgSender()));
        _;
    }

    constructor(
        string memory name_,
        string memory symbol_,
        address authority_,
        address treasury_
    ) RegulatedToken(name_, symbol_, authority_) {
        TREASURY = treasury_;
        _barFromWallets(address(this));
        _registerVault(treasury_);
    }

    /// @inheritdoc ILibraCoin
    function pay(Payment calldata payment, bytes calldata signature) external returns (Refusal refusal) {
        bytes32 digest = _digestOf(payment);
        if (_msgSender() != payment.payer) {
            _requireVaspOf(payment.payer);
            _requireSigned(payment.payer, digest, signature);
        }
        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;

        refusal = _tryMove(payment.payer, payment.payee, payment.amountInMicro);
        if (refusal == Refusal.INSUFFICIENT_BALANCE && _isDealer(payment.payer)) {
            refusal = Refusal.DEALER_INVENTORY_INSUFFICIENT;
        }
        _record(payment.instructionId, digest, refusal);
    }

    /// @inheritdoc ILibraCoin
    function refusePayment(
        Payment calldata payment,
        bytes calldata signature,
        Refusal reported
    ) external returns (Refusal refusal) {
        address dealer = _msgSender();
        bool pays = dealer == payment.payer;
        Refusal shortage = pays ? Refusal.DEPOSIT_INSUFFICIENT : Refusal.DEALER_CASH_INSUFFICIENT;
        require(reported == Refusal.NO_BANK_ACCOUNT || reported == shortage, RefusalNotReportable(reported));
        bytes32 digest = _digestOf(payment);
        bool entitled = _isDealer(dealer) && (pays || dealer == payment.payee);
        require(entitled, SubmitterNotEntitled(dealer, payment.payer));
        if (!pays) _requireSigned(payment.payer, digest, signature);

        bool decided;
        (decided, refusal) = _replay(payment.instructionId, digest);
        if (decided) return refusal;
        _record(payment.instructionId, digest, reported);
        return reported;
    }

    /// @inheritdoc ILibraCoin
    function registerDealer(address dealer) external onlyTreasury {
        _register(dealer);
    }

    /// @inheritdoc ILibraCoin
    function mint(address dealer, uint256 amountInMicro) external onlyTreasury {
        _mint(dealer, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function escrow(address dealer, uint256 amountInMicro) external onlyTreasury {
        _transfer(dealer, TREASURY, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function release(address dealer, uint256 amountInMicro) external onlyTreasury {
        _transfer(TREASURY, dealer, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function burn(uint256 amountInMicro) external onlyTreasury {
        _burn(TREASURY, amountInMicro);
    }

    /// @inheritdoc ILibraCoin
    function treasury() external view returns (address) {
        return TREASURY;
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public pure override(ERC20) returns (uint8) {
        return 6;
    }

    /// @inheritdoc RegulatedToken
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return
            interfaceId == type(ILibraCoin).interfaceId ||
            interfaceId == type(IInstructionLog).interfaceId ||
            super.supportsInterface(interfaceId);
    }

    /// @dev A system account takes part in nothing but what system accounts themselves call, so that it holds exactly
    /// what its own rules brought there.
    function _isAllowed(Account account) internal view override returns (bool) {
        return account.issuer() != 0 || (account.isVault() && _accountOf(_msgSender()).isVault());
    }

    /// @dev Malformed payments stop here: nothing of them is recorded.
    function _digestOf(Payment calldata payment) private view returns (bytes32) {
        _requireNotPaused();
        _requireWellFormed(payment.instructionId, payment.amountInMicro, payment.validUntil);
        return _hashTypedDataV4(keccak256(abi.encode(PAYMENT_TYPEHASH, payment)));
    }
}
