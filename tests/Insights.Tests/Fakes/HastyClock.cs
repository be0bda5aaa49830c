namespace Insights.Tests.Fakes;

/// <summary>
/// A clock on which waiting takes no time: whoever sets a timer finds it rung, and the clock moved on by as much. Timers of the given
/// length alone take their real time: they limit how long an answer may take, and answers come over real sockets.
/// </summary>
internal sealed class HastyClock(TimeSpan real) : TimeProvider
{
    private readonly TimeSpan real = real;
    private readonly Lock access = new();
    private DateTimeOffset now = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    /// <summary>With the time that one try of a request to Discord has.</summary>
    public HastyClock()
        : this(TimeSpan.FromSeconds(15))
    {
    }

    /// <summary>How long was waited, all together.</summary>
    public TimeSpan Waited { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (access)
        {
            return now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new RungTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Ring(TimerCallback callback, object? state, TimeSpan due)
    {
        lock (access)
        {
            now += due;
            Waited += due;
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
    }

    private sealed class RungTimer(HastyClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? ticking;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            ticking?.Dispose();
            ticking = null;
            if (dueTime == clock.real)
            {
                ticking = System.CreateTimer(callback, state, dueTime, period);
            }
            else if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.Ring(callback, state, dueTime);
            }

            return true;
        }

        public void Dispose() => ticking?.Dispose();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
