using System.CommandLine;
using Insights.App.ModelHub;
using Insights.App.Settings;
using Insights.Embed.Models;

namespace Insights.App.Commands;

/// <summary>The verb <c>models</c>: which embedding models are there, bringing more, and proving them.</summary>
internal static class ModelsCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The model's name on the hub (Embedding:HubUri)." };
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "A folder with model.json, graph and vocabulary." };

    public static Command Create() => new("models", "Embedding models: list them, pull or import one, verify all.")
    {
        Verb("list", "Show the models that are there.", (context, _, _) => Task.FromResult(List(context))),
        Verb("pull", "Fetch a model from the hub; goes on where it stopped, records SHA-256 in models.lock.json.", PullAsync, Name),
        Verb("import", "Copy a model from a folder, for machines without a network.", (context, parsed, _) =>
            Task.FromResult(Import(context, parsed.GetValue(Folder)!)), Folder),
        Verb("verify", "Prove the files of every model and encode a text with each.", (context, _, _) => Task.FromResult(Verify(context))),
    };

    private static Command Verb(
        string name, string description, Func<CommandContext, ParseResult, CancellationToken, Task<int>> body, params Argument[] arguments)
    {
        var command = new Command(name, description) { SharedOptions.Work, SharedOptions.Json };
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        command.SetAction((parsed, cancellationToken) =>
            CommandContext.RunAsync(parsed, context => body(context, parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static int List(CommandContext context)
    {
        Show(context, ShelfOf(context).List());
        return ExitCode.Done;
    }

    private static int Verify(CommandContext context)
    {
        var models = ShelfOf(context).List().Select(ModelShelf.Verify).ToList();
        Show(context, models);
        return models.FirstOrDefault(model => model.Fault is not null) is { } broken ? throw new UnusableException(broken.Fault!) : ExitCode.Done;
    }

    private static async Task<int> PullAsync(CommandContext context, ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Name)!;
        var hub = context.Settings.Embedding.HubUri ?? throw new UnusableException(
            "No model hub is known: set Embedding:HubUri (INSIGHTS__Embedding__HubUri), or use `insights models import FOLDER`.");
        context.Work.Create();
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        var (model, warnings) = await new ModelPull(new HubDownload(http, hub), ShelfOf(context)).RunAsync(name, cancellationToken);
        return Done(context, model, warnings, "pulled");
    }

    private static int Import(CommandContext context, string folder)
    {
        context.Work.Create();
        var (model, warnings) = ShelfOf(context).Import(folder);
        return Done(context, model, warnings, "imported");
    }

    private static int Done(CommandContext context, ShelvedModel model, IReadOnlyList<string> warnings, string done)
    {
        foreach (var warning in warnings)
        {
            context.Warn(warning);
        }

        if (context.IsJson)
        {
            Show(context, [model]);
        }
        else
        {
            context.Output.WriteLine($"{model.Name} {done} to {model.Folder}. Use it with Embedding:Model={model.Name} or --model {model.Name}.");
        }

        return ExitCode.Done;
    }

    // A directory of one's own is where new models go; the bundled ones are left as they came.
    private static ModelShelf ShelfOf(CommandContext context)
    {
        var own = context.Settings.Embedding.Directory;
        var work = Path.Combine(context.Work.Path, "models");
        return own.Length > 0 ? new ModelShelf([Path.GetFullPath(own), work], Path.GetFullPath(own)) : new ModelShelf([Assets.Models, work], work);
    }

    private static void Show(CommandContext context, IReadOnlyList<ShelvedModel> models)
    {
        if (context.IsJson)
        {
            context.WriteJson(models.Select(model => new
            {
                model.Name,
                model.Folder,
                model.Description?.Dimensions,
                model.Description?.MaxTokens,
                Tokenizer = model.Description?.Tokenizer.ToString(),
                IsDefault = model.Name == context.Settings.Embedding.Model,
                model.Fault,
            }));
            return;
        }

        foreach (var model in models)
        {
            var state = model.Fault ?? $"{model.Description!.Dimensions} dimensions, {model.Description.MaxTokens} tokens, {model.Description.Tokenizer}";
            context.Output.WriteLine($"{(model.Name == context.Settings.Embedding.Model ? '*' : ' ')} {model.Name,-24} {state}  {model.Folder}");
        }
    }
}
