using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Writes sequences: a decoder is stepped from a first input, and its output becomes its next input, until the stop token or
/// the greatest length. Before that, a context may be run on a window and give the decoder its initial state. Tokens are the
/// most likely ones (greedy search). Parts may be loaded or compiled. Buffers are the caller's; generating allocates nothing.
/// Not for use by several threads at once.
/// </summary>
public class SequenceGenerator
{
    private readonly RecurrentNetwork _context;
    private readonly RecurrentNetwork _decoder;
    private readonly ContextUse _use;
    private readonly StateTransfer _transfer;
    private readonly int _tokens;
    private readonly float[] _contextRow;
    private readonly int[] _contextInput;
    private readonly int[] _contextOutput;
    private readonly int[] _input;
    private readonly int[] _output;
    private readonly float[] _vector;

    /// <summary>Puts the parts together; each keeps its own state.</summary>
    /// <param name="context">What is run on a window first; null for none.</param>
    /// <param name="use">What the decoder takes over; None without a context.</param>
    /// <param name="decoder">Takes a token and gives a score for each, or its argmax; or takes and gives vectors of one length.</param>
    /// <param name="start">The decoder's first token; -1 when the caller gives it, or for vectors.</param>
    /// <param name="stop">The token that ends a sequence and is not part of it; -1 for none.</param>
    /// <param name="maximumLength">Steps after which a sequence ends in any case, from 1 on.</param>
    /// <exception cref="ArgumentException">The parts do not fit together, or a number is out of range.</exception>
    public SequenceGenerator(RecurrentNetwork context, ContextUse use, RecurrentNetwork decoder, int start, int stop, int maximumLength)
    {
        if (decoder == null)
        {
            throw new ArgumentNullException(nameof(decoder));
        }

        SequenceFit.Require(context == null ? null : context.Info, use, decoder.Info, start, stop, maximumLength);
        _context = context;
        _use = use;
        _decoder = decoder;
        _tokens = decoder.Info.Tokens;
        StartToken = start;
        StopToken = stop;
        MaximumLength = maximumLength;
        _input = new int[decoder.InputSize];
        _output = new int[decoder.OutputSize];
        _vector = new float[decoder.InputSize];
        if (context != null)
        {
            _transfer = StateTransfer.Of(context.Info, use, decoder.Info);
            _contextRow = new float[context.InputSize];
            _contextInput = new int[context.InputSize];
            _contextOutput = new int[context.OutputSize];
        }
    }

    /// <summary>What is run on a window first; null for none.</summary>
    public RecurrentNetwork Context => _context;

    /// <summary>What writes; its state is that of the sequence.</summary>
    public RecurrentNetwork Decoder => _decoder;

    /// <summary>What the decoder takes over from the context.</summary>
    public ContextUse Use => _use;

    /// <summary>The decoder's first token; -1 when the caller gives it.</summary>
    public int StartToken { get; }

    /// <summary>The token that ends a sequence; -1 for none.</summary>
    public int StopToken { get; }

    /// <summary>Steps after which a sequence ends in any case.</summary>
    public int MaximumLength { get; }

    /// <summary>The sequences of the self test; null when there are none.</summary>
    protected virtual SequenceTest[] CreateSelfTest() => null;

    /// <summary>Starts a sequence without a context: the decoder is reset.</summary>
    /// <exception cref="InvalidOperationException">There is a context.</exception>
    public void Start()
    {
        if (_context != null)
        {
            throw new InvalidOperationException("the decoder starts from a context: its window is needed");
        }

        _decoder.Reset();
    }

    /// <summary>Starts a sequence: runs the context on a window and gives the decoder its state.</summary>
    /// <param name="window">[steps, inputs of the context]: readings in units, or tokens.</param>
    /// <exception cref="ArgumentException">A wrong length, or not one of the tokens; the decoder's state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">There is no context.</exception>
    public void Start(float[] window) => Start(window, _context == null ? 0 : StepsOf(window));

    /// <summary>Starts a sequence on the first steps of a window, so that one buffer may serve windows of any length.</summary>
    /// <param name="window">At least [steps, inputs of the context].</param>
    /// <param name="steps">How many of them to run, from 1 on.</param>
    /// <exception cref="ArgumentException">A wrong length, or not one of the tokens; the decoder's state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">There is no context.</exception>
    public void Start(float[] window, int steps)
    {
        if (window == null)
        {
            throw new ArgumentNullException(nameof(window));
        }

        if (_context == null)
        {
            throw new InvalidOperationException("there is no context to run on a window");
        }

        int size = _contextRow.Length;
        if (steps < 1 || steps > window.Length / size)
        {
            throw new ArgumentException(
                "window: expected " + steps.ToString() + " steps, at least one, of " + size.ToString() + " values, found " + window.Length.ToString() + " values");
        }

        _context.Reset();
        int[] output = _context.Info.NeedsWindow ? RunWindow(window, steps, size) : RunSteps(window, steps, size);
        _decoder.Reset();
        if (_use == ContextUse.FinalState)
        {
            _transfer.Apply(_context.State, 0, _decoder.State);
            return;
        }

        int rows = _context.Info.NeedsWindow ? _context.Info.OutputSteps(steps) : 1;
        _transfer.Apply(output, (rows - 1) * _contextOutput.Length, _decoder.State);
    }

    /// <summary>One step of the decoder, from the state there is: for a prompt, or a loop written by hand.</summary>
    /// <param name="token">The decoder's input.</param>
    /// <returns>The token that is most likely to follow, the first of equals.</returns>
    /// <exception cref="ArgumentException">Not one of the tokens; the state is unchanged.</exception>
    /// <exception cref="InvalidOperationException">The decoder takes vectors.</exception>
    public int Step(int token)
    {
        if (_tokens == 0)
        {
            throw NoTokens();
        }

        _input[0] = token;
        _decoder.Step(_input, _output);
        return _output.Length == 1 ? _output[0] : ArgMax.Of(_output, 0, _output.Length);
    }

    /// <summary>A sequence without a context, from the decoder's initial state and <see cref="StartToken"/>.</summary>
    /// <param name="tokens">Receives the tokens; at least <see cref="MaximumLength"/> long.</param>
    /// <returns>How many tokens there are; fewer than the greatest length when the stop token ended the sequence.</returns>
    public int Generate(int[] tokens) => Generate(StartToken, tokens);

    /// <summary>A sequence without a context, from the decoder's initial state.</summary>
    /// <param name="firstToken">The decoder's first input, which is not part of the sequence.</param>
    /// <param name="tokens">Receives the tokens; at least <see cref="MaximumLength"/> long.</param>
    /// <returns>How many tokens there are.</returns>
    /// <exception cref="ArgumentException">Not one of the tokens, or too short a buffer; the state is unchanged.</exception>
    public int Generate(int firstToken, int[] tokens)
    {
        RequireTokens(firstToken, tokens, MaximumLength);
        Start();
        return Continue(firstToken, tokens, MaximumLength);
    }

    /// <summary>A sequence from a context and <see cref="StartToken"/>.</summary>
    /// <param name="window">[steps, inputs of the context]: readings in units, or tokens.</param>
    /// <param name="tokens">Receives the tokens; at least <see cref="MaximumLength"/> long.</param>
    /// <returns>How many tokens there are; fewer than the greatest length when the stop token ended the sequence.</returns>
    public int Generate(float[] window, int[] tokens) => Generate(window, StartToken, tokens);

    /// <summary>A sequence from a context.</summary>
    /// <param name="window">[steps, inputs of the context]: readings in units, or tokens.</param>
    /// <param name="firstToken">The decoder's first input, which is not part of the sequence.</param>
    /// <param name="tokens">Receives the tokens; at least <see cref="MaximumLength"/> long.</param>
    /// <returns>How many tokens there are.</returns>
    /// <exception cref="ArgumentException">A wrong length, not one of the tokens, or too short a buffer; the decoder's state is
    /// unchanged.</exception>
    public int Generate(float[] window, int firstToken, int[] tokens)
    {
        RequireTokens(firstToken, tokens, MaximumLength);
        Start(window);
        return Continue(firstToken, tokens, MaximumLength);
    }

    /// <summary>Continues from the state there is: after <see cref="Start()"/>, or after a prompt.</summary>
    /// <param name="token">The next input, which is not part of the sequence: the prompt's last token.</param>
    /// <param name="tokens">Receives the tokens.</param>
    /// <param name="most">Steps after which the sequence ends, at most the length of <paramref name="tokens"/>.</param>
    /// <returns>How many tokens there are. The last of them has not been an input yet.</returns>
    /// <exception cref="ArgumentException">Not one of the tokens, or too short a buffer; the state is unchanged.</exception>
    public int Continue(int token, int[] tokens, int most)
    {
        RequireTokens(token, tokens, most);
        for (int count = 0; count < most; count++)
        {
            token = Step(token);
            if (token == StopToken)
            {
                return count;
            }

            tokens[count] = token;
        }

        return most;
    }

    /// <summary>A sequence of vectors from a context, each the next input, of <see cref="MaximumLength"/> steps.</summary>
    /// <param name="window">[steps, inputs of the context]: readings in units, or tokens.</param>
    /// <param name="first">[inputs of the decoder]: its first input, which is not part of the sequence.</param>
    /// <param name="vectors">Receives [steps, outputs] in units; at least so long.</param>
    /// <returns>How many vectors there are.</returns>
    /// <exception cref="ArgumentException">A wrong length, or too short a buffer; the decoder's state is unchanged.</exception>
    public int GenerateVectors(float[] window, float[] first, float[] vectors)
    {
        if (first == null)
        {
            throw new ArgumentNullException(nameof(first));
        }

        RequireVectors(first, vectors, MaximumLength);
        Start(window);
        return ContinueVectors(first, vectors, MaximumLength);
    }

    /// <summary>Continues a sequence of vectors from the state there is; without a context, <see cref="Start()"/> comes first.</summary>
    /// <param name="input">[inputs of the decoder]: the next input, which is not part of the sequence.</param>
    /// <param name="vectors">Receives [steps, outputs] in units; at least so long.</param>
    /// <param name="steps">Vectors to give.</param>
    /// <returns>How many vectors there are.</returns>
    /// <exception cref="ArgumentException">A wrong length, or too short a buffer; the state is unchanged.</exception>
    public int ContinueVectors(float[] input, float[] vectors, int steps)
    {
        RequireVectors(input, vectors, steps);
        int size = _vector.Length;
        PutVector(input);
        for (int step = 0; step < steps; step++)
        {
            StepVector();
            Array.Copy(_vector, 0, vectors, step * size, size);
        }

        return steps;
    }

    /// <summary>
    /// Replays the self tests of the parts, and the sequences, from fresh states, and compares every integer. The states are as
    /// before afterwards. Allocates.
    /// </summary>
    public SequenceTestResult SelfTest() => SequenceReplay.Run(this, CreateSelfTest());

    /// <summary>The raw vector that the decoder gave in the last step, for <see cref="SequenceReplay"/>.</summary>
    internal int[] RawOutput => _output;

    /// <summary>Puts the first vector where <see cref="StepVector"/> takes it.</summary>
    internal void PutVector(float[] vector) => Array.Copy(vector, 0, _vector, 0, _vector.Length);

    private int[] RunSteps(float[] window, int steps, int size)
    {
        for (int step = 0; step < steps; step++)
        {
            Array.Copy(window, step * size, _contextRow, 0, size);
            _context.Quantize(_contextRow, _contextInput);
            _context.Step(_contextInput, _contextOutput);
        }

        return _contextOutput;
    }

    private int[] RunWindow(float[] window, int steps, int size)
    {
        _context.RequireRoom(steps);
        for (int step = 0; step < steps; step++)
        {
            Array.Copy(window, step * size, _contextRow, 0, size);
            _context.PutStep(_contextRow, step);
        }

        return _context.RunPut(steps);
    }

    /// <summary>One step on the vector that was put, which becomes the output in units.</summary>
    internal void StepVector()
    {
        _decoder.Quantize(_vector, _input);
        _decoder.Step(_input, _output);
        OutputChannel[] outputs = _decoder.Info.Outputs;
        for (int i = 0; i < outputs.Length; i++)
        {
            _vector[i] = _output[i] * outputs[i].Scale + outputs[i].Offset;
        }
    }

    private int StepsOf(float[] window)
    {
        if (window == null)
        {
            throw new ArgumentNullException(nameof(window));
        }

        int size = _contextRow.Length;
        if (window.Length == 0 || window.Length % size != 0)
        {
            throw new ArgumentException(
                "window: expected one or more steps of " + size.ToString() + " values, found " + window.Length.ToString() + " values");
        }

        return window.Length / size;
    }

    private void RequireTokens(int token, int[] tokens, int most)
    {
        if (tokens == null)
        {
            throw new ArgumentNullException(nameof(tokens));
        }

        if (_tokens == 0)
        {
            throw NoTokens();
        }

        if (token < 0 || token >= _tokens)
        {
            throw new ArgumentException("first token: expected 0 to " + (_tokens - 1).ToString() + ", found " + token.ToString());
        }

        if (most < 1 || most > tokens.Length)
        {
            throw new ArgumentException("tokens: expected room for " + most.ToString() + ", at least one, found " + tokens.Length.ToString());
        }
    }

    private void RequireVectors(float[] input, float[] vectors, int steps)
    {
        if (input == null)
        {
            throw new ArgumentNullException(nameof(input));
        }

        if (vectors == null)
        {
            throw new ArgumentNullException(nameof(vectors));
        }

        if (_tokens > 0)
        {
            throw new InvalidOperationException("the decoder takes tokens, not vectors");
        }

        if (input.Length != _vector.Length)
        {
            throw new ArgumentException("first vector: expected " + _vector.Length.ToString() + " values, found " + input.Length.ToString());
        }

        if (steps < 1 || steps > vectors.Length / _vector.Length)
        {
            throw new ArgumentException(
                "vectors: expected room for " + steps.ToString() + ", at least one, of " + _vector.Length.ToString() + " values, found " + vectors.Length.ToString()
                    + " values");
        }
    }

    private static InvalidOperationException NoTokens() => new InvalidOperationException("the decoder takes vectors, not tokens");
}
