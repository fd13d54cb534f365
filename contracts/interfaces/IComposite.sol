// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice One coin of the composite.
/// @param coin The coin.
/// @param amountPerUnit Its fixed nominal amount: millionths of this coin in one ≋LBR.
struct Component {
    address coin;
    uint64 amountPerUnit;
}

/// @title ≋LBR: a fixed nominal amount of each of several coins
/// @notice Nobody owes it but who owes the coins: whoever may hold ≋LBR brings the coins and creates it, or unpacks it
/// and takes them. Creating rounds what is brought up, unpacking rounds what is taken down, so that the vault holds at
/// least its nominal amount of each coin for all ≋LBR at any time. (Diem's shipped code took ⌊amount × ratio⌋ + 1, one
/// millionth more whenever nothing needed rounding.) ≋LBR itself is a coin like the others, with their limits, freezes
/// and travel rule; where they have a treasury it has this vault, so nobody mints it against fiat.
///
/// The weights of 2019 (USD 50, EUR 18, JPY 14, GBP 11, SGD 7 %) can be read in two ways: as shares of the reserve's
/// value on the day they were published, or, as an example in the second white paper reads (USD 0.50, EUR 0.18, GBP
/// 0.11), as nominal amounts themselves. The first is taken here: the shares, without yen, for which the second white
/// paper has no coin, are converted once, at stated rates, into nominal amounts; from then on amounts are fixed and
/// shares drift with the rates, as in the SDR. Taken as nominal amounts the figures wouldn't add up to anything, and
/// 0.14 yen would be a tenth of a cent.
///
/// Amounts change only by a decision of the association's council, with two thirds, that waits for a delay, and by a
/// funded swap: who carries it out brings the coins that the new amounts need and takes those that they free, in one
/// transaction. Until then everybody creates and unpacks at the old amounts.
interface IComposite {
    /// @notice ≋LBR was connected, once and for all.
    /// @param coin Its contract.
    event CompositeConnected(address indexed coin);

    /// @notice ≋LBR came to life.
    /// @param holder Who brought the coins.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    event Created(address indexed holder, uint256 amountInMicro);

    /// @notice ≋LBR ended.
    /// @param holder Who took the coins.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    event Unpacked(address indexed holder, uint256 amountInMicro);

    /// @notice Other amounts were decided on.
    /// @param amountsPerUnit The amounts, coin by coin, in millionths of it in one ≋LBR.
    /// @param executableAt When they can be carried out, in seconds since 1970-01-01 UTC.
    event AmountsAnnounced(uint64[] amountsPerUnit, uint256 executableAt);

    /// @notice The decision was taken back.
    event AnnouncementWithdrawn();

    /// @notice The announced amounts are in force, and the vault holds what they need.
    /// @param executor Who brought the coins that were missing and took those that were freed.
    /// @param amountsPerUnit The amounts, coin by coin.
    event AmountsSwapped(address indexed executor, uint64[] amountsPerUnit);

    /// @notice No coin is connected yet.
    error CoinMissing();

    /// @notice Connected already, or the coin doesn't name this vault.
    /// @param coin The coin offered.
    error CompositeNotConnectable(address coin);

    /// @notice There are between one and eight components, each once, each with at least a millionth of it in a ≋LBR.
    /// @param count How many were given.
    error ComponentsOutOfRange(uint256 count);

    /// @notice A decision waits for at least a second and at most 366 days.
    /// @param delaySeconds The delay given.
    error DelayOutOfRange(uint256 delaySeconds);

    /// @notice At least a millionth of a ≋LBR, and less than 2^96.
    /// @param amountInMicro The amount given.
    error CompositeAmountOutOfRange(uint256 amountInMicro);

    /// @notice No amounts are announced.
    error NothingAnnounced();

    /// @notice The announced amounts can't be carried out yet.
    /// @param executableAt When they can, in seconds since 1970-01-01 UTC.
    /// @param current Second of the block.
    error SwapTooEarly(uint256 executableAt, uint256 current);

    /// @notice Connects ≋LBR, once and for all. Reverts with `CompositeNotConnectable`.
    /// @param coin A coin whose `treasury()` is this contract.
    function connectCoin(address coin) external;

    /// @notice Lets the calling dealer hold ≋LBR. Everybody else accepts it as any coin; dealers are registered by a coin's
    /// treasury, which is here. Reverts with `CoinMissing`, or as the coin does if the caller is no designated dealer.
    function acceptAsDealer() external;

    /// @notice Creates ≋LBR for the caller, who brings `broughtFor(amount)` of each coin and has allowed this contract to
    /// take it. Reverts with `CoinMissing`, `CompositeAmountOutOfRange`, or as a coin's transfer or ≋LBR's issue does.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    function create(uint256 amountInMicro) external;

    /// @notice Ends the caller's ≋LBR, who takes `takenFor(amount)` of each coin. Reverts with `CoinMissing`,
    /// `CompositeAmountOutOfRange`, or as a coin's transfer does.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    function unpack(uint256 amountInMicro) external;

    /// @notice Announces other amounts, instead of any announced before. For the association's council, with two thirds.
    /// Reverts with `ComponentsOutOfRange`.
    /// @param amountsPerUnit The amounts, coin by coin, in millionths of it in one ≋LBR.
    function announceAmounts(uint64[] calldata amountsPerUnit) external;

    /// @notice Takes the announcement back. For the association's council. Reverts with `NothingAnnounced`.
    function withdrawAnnouncement() external;

    /// @notice Puts the announced amounts into force: takes from the caller what the vault lacks for them and gives the
    /// caller what they free, as `swapTerms` says. Anyone who may hold all the coins. Reverts with `CoinMissing`,
    /// `NothingAnnounced`, `SwapTooEarly`, or as a coin's transfer does.
    function swap() external;

    /// @notice What `swap` would take and give now.
    /// @return missingInMicro By coin, what the caller brings, in millionths of it.
    /// @return freedInMicro By coin, what the caller takes, in millionths of it.
    function swapTerms() external view returns (uint256[] memory missingInMicro, uint256[] memory freedInMicro);

    /// @notice What creating takes, rounded up.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    /// @return amounts By coin, in millionths of it.
    function broughtFor(uint256 amountInMicro) external view returns (uint256[] memory amounts);

    /// @notice What unpacking gives, rounded down.
    /// @param amountInMicro Amount in millionths of a ≋LBR.
    /// @return amounts By coin, in millionths of it.
    function takenFor(uint256 amountInMicro) external view returns (uint256[] memory amounts);

    /// @notice The coins and their nominal amounts.
    /// @return components One for each coin.
    function components() external view returns (Component[] memory components);

    /// @notice The announced amounts.
    /// @return amountsPerUnit By coin; none if nothing is announced.
    /// @return executableAt When they can be carried out, in seconds since 1970-01-01 UTC; 0 if nothing is announced.
    function announced() external view returns (uint64[] memory amountsPerUnit, uint256 executableAt);

    /// @notice How long announced amounts wait.
    /// @return delaySeconds The delay in seconds.
    function delay() external view returns (uint256 delaySeconds);

    /// @notice ≋LBR.
    /// @return coin Its contract; zero until connected.
    function coin() external view returns (address coin);
}
