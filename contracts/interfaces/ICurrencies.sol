// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A currency of the system. All but the rate is as it was registered, for ever.
/// @param code Its code, as left-aligned ASCII: "USD".
/// @param coin Its coin.
/// @param treasury Who mints the coin: its treasury, or the composite's vault.
/// @param reserve What backs it; zero for a composite.
/// @param scale Minor units in one coin.
/// @param isComposite Whether it consists of other coins.
/// @param rate About how many ≋LBR one coin is worth, as 32.32 fixed point: 2^32 is one. For thresholds only, never for
/// exchange; 0 while nobody has set it.
// In the order in which it is read; a currency is registered once.
// solhint-disable-next-line gas-struct-packing
struct Currency {
    bytes32 code;
    address coin;
    address treasury;
    address reserve;
    uint256 scale;
    bool isComposite;
    uint64 rate;
}

/// @title The registered currencies
/// @notice The only contract that knows all currencies. A currency is never removed; to end one, stop minting it. The
/// travel rule's threshold is one amount of ≋LBR for all currencies, and each coin is told what that is in its own unit,
/// by the approximate rate, whenever rate or threshold changes, so that a payment asks nobody.
interface ICurrencies {
    /// @notice A currency was registered.
    /// @param code Its code.
    /// @param coin Its coin.
    /// @param isComposite Whether it consists of other coins.
    event CurrencyRegistered(bytes32 indexed code, address indexed coin, bool isComposite);

    /// @notice A currency's approximate rate changed.
    /// @param code Its code.
    /// @param rate About how many ≋LBR one coin is worth, as 32.32 fixed point.
    event RateSet(bytes32 indexed code, uint64 rate);

    /// @notice The travel rule's threshold changed.
    /// @param thresholdInMicro Amount in millionths of a ≋LBR.
    event ThresholdSet(uint256 thresholdInMicro);

    /// @notice A code has letters or digits, and nothing after them.
    /// @param code The code given.
    error CurrencyCodeInvalid(bytes32 code);

    /// @notice The code, or the coin, is registered already.
    /// @param code The code given.
    /// @param coin The coin given.
    error CurrencyTaken(bytes32 code, address coin);

    /// @notice The coin and its treasury, or vault, don't name each other.
    /// @param coin The coin given.
    error CurrencyNotConnected(address coin);

    /// @notice No currency has that code.
    /// @param code The code.
    error NoSuchCurrency(bytes32 code);

    /// @notice A rate isn't zero.
    error RateMissing();

    /// @notice There are at most 64 currencies.
    /// @param limit How many there may be.
    error CurrenciesOutOfRange(uint256 limit);

    /// @notice The threshold in a coin's own unit, or in ≋LBR, is at least a millionth and less than 2^64.
    /// @param code The coin's currency; zero for the threshold in ≋LBR itself.
    /// @param thresholdInMicro The threshold.
    error ThresholdOutOfRange(bytes32 code, uint256 thresholdInMicro);

    /// @notice Registers a currency whose coin is connected to its treasury and reserve. For the association's council.
    /// Reverts with `CurrenciesOutOfRange`, `CurrencyCodeInvalid`, `CurrencyTaken` or `CurrencyNotConnected`.
    /// @param code Its code, as left-aligned ASCII capitals or digits.
    /// @param coin Its coin.
    function register(bytes32 code, address coin) external;

    /// @notice Registers a composite, whose coin is connected to its vault. For the association's council. Reverts as
    /// `register` does.
    /// @param code Its code, as left-aligned ASCII capitals or digits.
    /// @param coin Its coin.
    function registerComposite(bytes32 code, address coin) external;

    /// @notice Sets a currency's approximate rate and tells its coin the threshold. Treasury compliance only. Reverts with
    /// `NoSuchCurrency`, `RateMissing` or `ThresholdOutOfRange`.
    /// @param code Its code.
    /// @param rate About how many ≋LBR one coin is worth, as 32.32 fixed point.
    function setRate(bytes32 code, uint64 rate) external;

    /// @notice Sets the travel rule's threshold and tells every coin that has a rate. Treasury compliance only. Reverts
    /// with `ThresholdOutOfRange`.
    /// @param thresholdInMicro Amount in millionths of a ≋LBR.
    function setThreshold(uint256 thresholdInMicro) external;

    /// @notice A currency. Reverts with `NoSuchCurrency`.
    /// @param code Its code.
    /// @return The currency.
    function currency(bytes32 code) external view returns (Currency memory);

    /// @notice The codes of all currencies, in order of their registration.
    /// @return codes The codes.
    function codes() external view returns (bytes32[] memory codes);

    /// @notice The currency of a coin.
    /// @param coin The coin.
    /// @return code Its code; zero if it isn't registered.
    function codeOf(address coin) external view returns (bytes32 code);

    /// @notice Whether the treasury may mint the coin; never for a composite. Reverts with `NoSuchCurrency`.
    /// @param code Its code.
    /// @return Whether it may.
    function canMint(bytes32 code) external view returns (bool);

    /// @notice About what an amount is worth in ≋LBR, rounded down. For thresholds only. Reverts with `NoSuchCurrency`.
    /// @param code The currency's code.
    /// @param amountInMicro Amount in millionths of its coin, less than 2^128.
    /// @return worthInMicro Amount in millionths of a ≋LBR; zero while there is no rate.
    function approximateWorth(bytes32 code, uint256 amountInMicro) external view returns (uint256 worthInMicro);

    /// @notice The travel rule's threshold in a coin's own unit: the least amount whose approximate worth reaches it.
    /// Reverts with `NoSuchCurrency`.
    /// @param code The currency's code.
    /// @return thresholdInMicro Amount in millionths of its coin; zero while there is no rate or no threshold.
    function thresholdOf(bytes32 code) external view returns (uint256 thresholdInMicro);

    /// @notice The travel rule's threshold.
    /// @return thresholdInMicro Amount in millionths of a ≋LBR; zero until it is set.
    function threshold() external view returns (uint256 thresholdInMicro);
}
