using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Jobs;

/// <summary>Trainers of prepared data.</summary>
internal static class Trainers
{
    public static NetworkTrainer Create(PreparedData data, PreparedExamples examples, TrainingSettings settings) =>
        new(
            data.Target.Kind,
            examples.Train.Normalize(examples.Normalization),
            examples.Validation.Normalize(examples.Normalization),
            examples.Train.IsStream ? settings.ForCases(data.TrainingAnswers) : settings);
}
