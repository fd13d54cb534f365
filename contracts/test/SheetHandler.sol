// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {TopUp} from "../interfaces/ICentralBank.sol";
import {SheetRow} from "../interfaces/ICentralBankSheet.sol";
import {ECnyRegime} from "../interfaces/IECny.sol";
import {Payment, Withdrawal} from "../interfaces/IWalletYuan.sol";
import {ECny} from "../yuan/ecny/ECny.sol";
import {WindDown} from "../yuan/winddown/WindDown.sol";
import {VM} from "./IVm.sol";
import {YuanSystem} from "./YuanSystem.sol";

/// @title Money of all kinds at one central bank, postings by the authority, and institutions that are wound down
/// @notice Amounts run a little beyond what can be had.
contract SheetHandler is YuanSystem {
    ECny public eCny;
    WindDown public windDown;
    /// @notice What came into wallets of the wallet yuan, less what left them for banks.
    uint256 public paidIn;

    constructor(ECnyRegime regime) {
        address authority = yuan.authority();
        eCny = new ECny(authority, centralBank, regime);
        centralBank.connectECny(address(eCny));
        for (uint256 i = 0; i < BANKS; ++i) {
            eCny.admitInstitution(bankAt(i), "An operating bank");
            address[] memory wallets = new address[](1);
            wallets[0] = eWalletAt(i);
            VM.prank(bankAt(i));
            eCny.openWallets(wallets);
        }
        windDown = new WindDown(authority, yuan);
        AccessManager(authority).grantRole(0, address(windDown), 0);
    }

    /// @notice The authority posts between any two rows.
    /// @param debit Which row is debited.
    /// @param credit Which row is credited.
    /// @param amount How much.
    function post(uint256 debit, uint256 credit, uint256 amount) external {
        try centralBank.post(_row(debit), _row(credit), _amount(amount), "") {} catch {}
    }

    /// @notice The authority pays a bank.
    /// @param bank Which bank.
    /// @param debit For which row.
    /// @param amount How much.
    function payBank(uint256 bank, uint256 debit, uint256 amount) external {
        try centralBank.payBank(bankAt(bank), _row(debit), _amount(amount), "") {} catch {}
    }

    /// @notice A bank pays for cash or to the government.
    /// @param bank Which bank.
    /// @param credit For which row.
    /// @param amount How much.
    function payFromReserves(uint256 bank, uint256 credit, uint256 amount) external {
        VM.prank(bankAt(bank));
        try centralBank.payFromReserves(_row(credit), _amount(amount)) {} catch {}
    }

    /// @notice A bank tops a wallet up.
    /// @param bank Which bank.
    /// @param wallet Which wallet.
    /// @param amount How much.
    function topUp(uint256 bank, uint256 wallet, uint256 amount) external {
        uint256 supply = yuan.totalSupply();
        _topUp(bankAt(bank), walletAt(wallet), _amount(amount));
        paidIn += yuan.totalSupply() - supply;
    }

    /// @notice A holder withdraws, through whoever submits.
    /// @param wallet Which wallet.
    /// @param bank To which bank.
    /// @param amount How much.
    function withdraw(uint256 wallet, uint256 bank, uint256 amount) external {
        uint256 supply = yuan.totalSupply();
        address from = walletAt(wallet);
        Withdrawal memory order = Withdrawal(_nextId(), from, bankAt(bank), _amount(amount), type(uint256).max);
        VM.prank(from);
        yuan.withdraw(order, "");
        paidIn -= supply - yuan.totalSupply();
    }

    /// @notice A holder of wallet yuan pays another.
    /// @param payer Which wallet pays.
    /// @param payee Which wallet is paid.
    /// @param amount How much.
    function pay(uint256 payer, uint256 payee, uint256 amount) external {
        Payment memory payment = Payment(
            _nextId(),
            walletAt(payer),
            walletAt(payee),
            _amount(amount),
            type(uint256).max
        );
        VM.prank(walletAt(payer));
        yuan.pay(payment, "");
    }

    /// @notice A bank converts a deposit into e-CNY.
    /// @param bank Which bank.
    /// @param wallet Into which wallet.
    /// @param amount How much.
    function convert(uint256 bank, uint256 wallet, uint256 amount) external {
        TopUp memory order = TopUp(_nextId(), bankAt(bank), eWalletAt(wallet), _amount(amount), type(uint256).max);
        VM.prank(bankAt(bank));
        centralBank.convert(order, "");
    }

    /// @notice A holder of e-CNY pays another.
    /// @param payer Which wallet pays.
    /// @param amount How much.
    function payECny(uint256 payer, uint256 amount) external {
        address from = eWalletAt(payer);
        Payment memory payment = Payment(
            _nextId(),
            from,
            eWalletAt((payer % BANKS) + 1),
            _amount(amount),
            type(uint256).max
        );
        VM.prank(from);
        eCny.pay(payment, "");
    }

    /// @notice A holder redeems e-CNY.
    /// @param wallet Which wallet.
    /// @param bank To which bank.
    /// @param amount How much.
    function redeem(uint256 wallet, uint256 bank, uint256 amount) external {
        address from = eWalletAt(wallet);
        Withdrawal memory order = Withdrawal(_nextId(), from, bankAt(bank), _amount(amount), type(uint256).max);
        VM.prank(from);
        eCny.withdraw(order, "");
    }

    /// @notice The supervisor suspends an institution, or lets it act again.
    /// @param institution Which one.
    function suspendOrResume(uint256 institution) external {
        address which = institutionAt(institution);
        if (yuan.isSuspended(which)) windDown.resume(which, "");
        else windDown.suspend(which, "");
    }

    /// @notice An institution takes a wallet of a suspended one over.
    /// @param from Which institution's.
    /// @param to Which institution.
    /// @param wallet Which wallet.
    function takeOver(uint256 from, uint256 to, uint256 wallet) external {
        (address which, address heir) = (institutionAt(from), institutionAt(to));
        try windDown.nameSuccessor(which, heir) {} catch {
            return;
        }
        address[] memory wallets = new address[](1);
        wallets[0] = walletAt(wallet);
        VM.prank(heir);
        try windDown.takeOver(which, wallets) {} catch {}
    }

    /// @notice A wallet of a suspended institution is paid out.
    /// @param wallet Which wallet.
    /// @param bank To which bank.
    function payOut(uint256 wallet, uint256 bank) external {
        (address[] memory wallets, address[] memory banks) = (new address[](1), new address[](1));
        (wallets[0], banks[0]) = (walletAt(wallet), bankAt(bank));
        uint256 held = yuan.balanceOf(wallets[0]);
        try windDown.payOut(yuan.institutionOf(wallets[0]), wallets, banks) {
            paidIn -= held;
        } catch {}
    }

    /// @notice An e-CNY wallet by any number; one at each operating bank.
    /// @param seed The number.
    /// @return Its address.
    function eWalletAt(uint256 seed) public pure returns (address) {
        return address(uint160(0x40000 + (seed % BANKS)));
    }

    function _row(uint256 seed) private pure returns (SheetRow) {
        return SheetRow(seed % (uint256(type(SheetRow).max) + 1));
    }

    function _amount(uint256 seed) private pure returns (uint256) {
        return 1 + (seed % (LENT_EACH / 4));
    }
}
