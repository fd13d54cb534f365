// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CentralBankSheet} from "../interfaces/ICentralBank.sol";
import {Sheet, SheetRow} from "../interfaces/ICentralBankSheet.sol";
import {ECnyRegime} from "../interfaces/IECny.sol";
import {CentralBank} from "../yuan/CentralBank.sol";
import {WalletYuan} from "../yuan/WalletYuan.sol";
import {JoinedHandler} from "./JoinedHandler.sol";

/// @title The balance sheet balances, and each row is the sum of what stands behind it
abstract contract SheetInvariants {
    JoinedHandler private _handler;

    error Differs(string what, uint256 is_, uint256 shouldBe);

    /// @notice A fresh world for each run, with money to begin with.
    function setUp() external {
        _handler = new JoinedHandler(_regime());
        for (uint256 i = 0; i < 6; ++i) {
            _handler.topUp(i, i, 50_000 + i);
            _handler.convert(i, i, 40_000 + i);
            _handler.fundOrDefund(i, 3_000, false);
            _handler.order(i, i + 1, 2_000 + i);
        }
        // A queue to begin with.
        _handler.payBetweenBanks(0, 40_000);
    }

    /// @notice Assets are liabilities.
    function invariant_sheetBalances() external view {
        Sheet memory sheet = _handler.centralBank().rows();
        _same("assets", sheet.assetsFen, sheet.liabilitiesFen);
    }

    /// @notice The rows of banks' deposits, client reserves and lending are their accounts' sums.
    function invariant_rowsAreTheirAccounts() external view {
        CentralBank centralBank = _handler.centralBank();
        Sheet memory sheet = centralBank.rows();
        CentralBankSheet memory accounts = centralBank.balanceSheet();
        _same("bank deposits", sheet.bankDepositsFen, accounts.bankReservesFen);
        _same("client reserves", sheet.clientReservesFen, accounts.clientReservesFen);
        address[] memory banks = centralBank.banks();
        uint256 lent;
        for (uint256 i = 0; i < banks.length; ++i) lent += centralBank.lentTo(banks[i]);
        _same("lending", sheet.claimsOnBanksFen, lent);
    }

    /// @notice Reserve money is what banks have on either account, institutions as client reserve, and the currency.
    function invariant_reserveMoneyHasItsHolders() external view {
        CentralBank centralBank = _handler.centralBank();
        address[] memory banks = centralBank.banks();
        uint256 held;
        for (uint256 i = 0; i < banks.length; ++i) {
            held += centralBank.reserveOf(banks[i]) + _handler.settlement().settlementBalanceOf(banks[i]);
        }
        Sheet memory sheet = centralBank.rows();
        _same("bank deposits", sheet.bankDepositsFen, held);
        held += _handler.yuan().totalSupply() + sheet.currencyIssueFen;
        _same("reserve money", sheet.reserveMoneyFen, held);
    }

    /// @notice E-CNY is the central bank's in the one regime, and the operating banks' in the other.
    function invariant_eCnyHasItsDebtor() external view {
        uint256 supply = _handler.eCny().totalSupply();
        bool isDeposit = _regime() == ECnyRegime.DEPOSIT_2026;
        _same("e-CNY", _handler.centralBank().rowOf(SheetRow.E_CNY), isDeposit ? 0 : supply);
        address[] memory banks = _handler.centralBank().banks();
        uint256 owed;
        uint256 operated;
        for (uint256 i = 0; i < banks.length; ++i) {
            owed += _handler.eCny().owedBy(banks[i]);
            operated += _handler.eCny().clientReserveOf(banks[i]);
        }
        _same("owed by banks", owed, isDeposit ? supply : 0);
        _same("operated", operated, supply);
    }

    /// @notice Whoever is suspended, taken over or paid out: each institution's client reserve is what its wallets hold and
    /// what it keeps in escrow.
    function invariant_clientReserveIsWalletsAndEscrow() external view {
        WalletYuan yuan = _handler.yuan();
        address[] memory institutions = yuan.institutions();
        uint256 total;
        for (uint256 i = 0; i < institutions.length; ++i) {
            uint256 sum = yuan.escrowOf(institutions[i]);
            sum += yuan.balanceOf(_handler.freshAt(i, 0)) + yuan.balanceOf(_handler.freshAt(i, 1));
            for (uint256 w = 0; w < 6; ++w) {
                address wallet = _handler.walletAt(w);
                if (yuan.institutionOf(wallet) == institutions[i]) sum += yuan.balanceOf(wallet);
            }
            _same("client reserve", yuan.clientReserveOf(institutions[i]), sum);
            total += sum;
        }
        _same("supply", yuan.totalSupply(), total);
    }

    /// @notice No holder loses a fen: what is in wallets is what was paid in, less what was paid out to banks.
    function invariant_nobodyLoses() external view {
        _same("paid in", _handler.yuan().totalSupply(), _handler.paidIn());
    }

    /// @notice Once all times are over, nothing of a trade is left that isn't with its parties.
    function invariant_everybodyGetsTheirMoney() external view {
        _same("stuck in escrow", _handler.stuckFen(), 0);
    }

    /// @notice The runner calls the handler, not the contracts.
    /// @return targets The handler alone.
    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_handler);
    }

    function _regime() internal pure virtual returns (ECnyRegime);

    function _same(string memory what, uint256 is_, uint256 shouldBe) private pure {
        require(is_ == shouldBe, Differs(what, is_, shouldBe));
    }
}
