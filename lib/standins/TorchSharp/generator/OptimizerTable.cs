using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Generator;

/// <summary>
/// Turns <c>optim/*.optimizers</c> into classes: everything of an optimizer but its update, which is a method
/// <c>Update</c> in a file of its own.
/// </summary>
/// <remarks>
/// <code>
/// Adam : IBetas
///     settings double lr = 0.001, double beta1 = 0.9, …
///     file     beta1 beta2 …
///     state    long step, Tensor exp_avg = Zeros, …
/// </code>
/// <c>settings</c>: the constructor's parameters. Where TorchSharp has other names, defaults or an other order, <c>parameters</c>
/// (the constructor over parameters), <c>function</c> (in torch.optim; <c>first</c> is its first parameter's name), <c>group</c> (a
/// parameter group's constructor) and <c>groups</c> (what a constructor takes several of) tell so.
/// <c>file</c>: the options in the order in which files hold them. <c>state</c>: what is kept for each parameter, in the order of
/// files, with its first value; a step without one is counted.
/// </remarks>
[Generator]
public sealed class OptimizerTable : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var tables = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".optimizers", StringComparison.Ordinal))
            .Select((file, cancel) => file.GetText(cancel)!.ToString());

        context.RegisterSourceOutput(tables, (output, table) =>
        {
            foreach (var optimizer in Optimizers(table)) output.AddSource(optimizer.Name + ".g.cs", Code(optimizer.Name, optimizer.Interface, optimizer.Rows));
        });
    }

    private static IEnumerable<(string Name, string Interface, Dictionary<string, string> Rows)> Optimizers(string table)
    {
        (string Name, string Interface, Dictionary<string, string> Rows)? current = null;
        foreach (var line in table.Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#'))
        {
            if (line[0] == ' ')
            {
                var parts = line.Trim().Split([' '], 2);
                current!.Value.Rows.Add(parts[0], parts[1].Trim());
                continue;
            }

            if (current is { } done) yield return done;
            var head = line.Trim().Split([" : "], StringSplitOptions.None);
            current = (head[0], head.Length > 1 ? head[1] : "", []);
        }

        if (current is { } last) yield return last;
    }

    private static string Code(string name, string role, Dictionary<string, string> rows)
    {
        string Row(string key) => rows.TryGetValue(key, out var row) ? row : rows["settings"];
        var settings = Parameter.List(Row("settings"));
        var groupSettings = Parameter.List(Row("group"));
        var options = settings.Where(setting => setting.Name != "lr").ToDictionary(setting => setting.Name);
        var file = rows["file"].Split(' ').Select(option => options[option]).ToArray();
        var state = Parameter.List(rows["state"]);
        var function = Row("function");
        var functionNames = Names(Parameter.List(function));
        var groups = rows.TryGetValue("groups", out var found) ? found : name + ".ParamGroup";
        var first = rows.TryGetValue("first", out found) ? found : "parameters";
        return $$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using TorchSharp.Modules;
            using static TorchSharp.torch;

            namespace TorchSharp.Modules
            {
                public partial class {{name}} : OptimizerHelper{{(role.Length > 0 ? ", optim." + role : "")}}
                {
                    public {{name}}(IEnumerable<Parameter> parameters, {{Row("parameters")}}) : this([new ParamGroup { Parameters = parameters }], {{Names(settings)}})
                    {
                    }

                    public {{name}}(IEnumerable<{{groups}}> parameters, {{Row("settings")}})
                    {
                        _defaults = {{NewOptions(settings)}};
                        foreach (var group in parameters) add_param_group(group);
                    }
            {{RoleMembers(role, "foreach (ParamGroup<Options> group in _parameter_groups) ", "((ParamGroup<Options>)_parameter_groups[0]).Options")}}
                    public override Tensor? step(Func<Tensor>? closure = null) => _step<ParamGroup<Options>>(Update, closure);

                    internal override OptimizerOptions NewOptions() => new Options();

                    internal override OptimizerState NewState(Parameter parameter) => new State(parameter);

                    public class Options : OptimizerOptions
                    {
            {{Lines(options.Values, option => $"            public {option.Type}? {option.Name};")}}

                        public override void SaveStateDict(BinaryWriter writer)
                        {
                            base.SaveStateDict(writer);
            {{Lines(file, option => $"                writer.Write({option.Name} ?? {(option.Type == "bool" ? "false" : "0.0")});")}}
                        }

                        public override void LoadStateDict(BinaryReader reader)
                        {
                            base.LoadStateDict(reader);
            {{Lines(file, option => $"                {option.Name} = reader.{(option.Type == "bool" ? "ReadBoolean" : "ReadDouble")}();")}}
                        }

                        public override void LoadStateDict(OptimizerOptions source)
                        {
                            base.LoadStateDict(source);
                            if (source is not Options given) throw OtherKind(source);
            {{Lines(options.Values, option => $"                {option.Name} = given.{option.Name};")}}
                        }

                        internal override void Validate()
                        {
                            base.Validate();
            {{Lines(options.Values.Where(option => option.Name.StartsWith("beta", StringComparison.Ordinal)), option => $"                Demand({option.Name} is null or (>= 0 and < 1), $\"Invalid {option.Name}: {{{option.Name}}}\");")}}
            {{(options.ContainsKey("nesterov") ? "                Demand(nesterov != true || (momentum > 0 && dampening is null or 0), \"Nesterov momentum requires a momentum and zero dampening\");" : "")}}
                        }

                        internal override void Complete(OptimizerOptions defaults)
                        {
                            base.Complete(defaults);
                            var given = (Options)defaults;
            {{Lines(options.Values, option => $"                {option.Name} ??= given.{option.Name};")}}
                        }
                    }

                    public class ParamGroup : ParamGroup<Options>{{(role.Length > 0 ? ", optim." + role : "")}}
                    {
                        public ParamGroup()
                        {
                        }

                        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
                        {
                        }

                        public ParamGroup(IEnumerable<Parameter> parameters, {{Row("group")}}) : base(parameters, {{NewOptions(groupSettings)}})
                        {
                        }
            {{RoleMembers(role, "", "Options")}}
                    }

                    public sealed class State : OptimizerState, IDisposable
                    {
                        public State(Parameter parameter) : base(parameter)
                        {
                        }

            {{Lines(state, item => $"            public {item.Type} {item.Name}{(item.Type == "Tensor" ? " = null!" : "")};")}}

                        public override void Initialize(OptimizerOptions options)
                        {
                            var given = (Options)options;
            {{Lines(state, item => $"                {item.Name} = {(item.Default.Length > 0 ? item.Default : "0")};")}}
                        }

                        public override void SaveStateDict(BinaryWriter writer)
                        {
            {{Lines(state, Save)}}
                        }

                        public override void LoadStateDict(BinaryReader reader)
                        {
            {{Lines(state, Load)}}
                        }

                        public override void LoadStateDict(OptimizerState source)
                        {
                            if (source is not State given) throw OtherKind(source);
            {{Lines(state, item => $"                {item.Name} = {(IsTensor(item) ? $"Taken({item.Name}, given.{item.Name}){Sure(item)}" : "given." + item.Name)};")}}
                        }

                        public override bool ApproximatelyEquals(OptimizerState other) =>
                            other is State given{{string.Concat(state.Select(item => IsTensor(item) ? $" && Close({item.Name}, given.{item.Name})" : $" && {item.Name} == given.{item.Name}"))}};

                        public override void to(Device device)
                        {
            {{Lines(state.Where(IsTensor), item => $"                {item.Name} = Moved({item.Name}, device){Sure(item)};")}}
                        }

                        public void Dispose()
                        {
            {{Lines(state.Where(IsTensor), item => $"                {item.Name}?.Dispose();")}}
                        }

                        internal override void Free() => Dispose();

                        internal override long Advance() => {{(state[0] is { Name: "step", Default: "" } ? "++step" : "0")}};
                    }
                }
            }

            namespace TorchSharp
            {
                public static partial class torch
                {
                    public static partial class optim
                    {
                        public static Modules.{{name}} {{name}}(IEnumerable<Parameter> {{first}}, {{function}}) => new({{first}}, {{functionNames}});

                        public static Modules.{{name}} {{name}}(IEnumerable<(string name, Parameter parameter)> {{first}}, {{function}}) => new({{first}}.Select(pair => pair.parameter), {{functionNames}});

                        public static Modules.{{name}} {{name}}(IEnumerable<{{groups}}> parameters, {{function}}) => new(parameters, {{functionNames}});
                    }
                }
            }
            """;
    }

    private static string RoleMembers(string role, string each, string options) => role switch
    {
        "IBetas" => $$"""
                        public (double, double) Betas
                        {
                            get => ({{options}}.beta1 ?? 0, {{options}}.beta2 ?? 0);
                            set { {{each}}({{(each.Length > 0 ? "group.Options" : options)}}.beta1, {{(each.Length > 0 ? "group.Options" : options)}}.beta2) = value; }
                        }

            """,
        "IMomentum" => $$"""
                        public double Momentum
                        {
                            get => {{options}}.momentum ?? 0;
                            set { {{each}}{{(each.Length > 0 ? "group.Options" : options)}}.momentum = value; }
                        }

            """,
        _ => "",
    };

    private static string NewOptions(IEnumerable<Parameter> settings) =>
        "new Options { InitialLearningRate = lr, LearningRate = lr, " + string.Join(", ", settings.Where(setting => setting.Name != "lr").Select(setting => $"{setting.Name} = {setting.Name}")) + " }";

    private static string Names(IEnumerable<Parameter> settings) => string.Join(", ", settings.Select(setting => setting.Name));

    private static string Lines<T>(IEnumerable<T> items, Func<T, string> line) => string.Join("\n", items.Select(line));

    private static bool IsTensor(Parameter item) => item.Type.StartsWith("Tensor", StringComparison.Ordinal);

    private static string Sure(Parameter item) => item.Type == "Tensor" ? "!" : "";

    private static string Save(Parameter item) => item.Type switch
    {
        "Tensor" => $"                {item.Name}.Save(writer);",
        "Tensor?" => $"                SaveConditionalStateTensor(writer, {item.Name});",
        _ => $"                writer.Write({item.Name});",
    };

    private static string Load(Parameter item) => item.Type switch
    {
        "Tensor" => $"                TensorExtensionMethods.Load({item.Name}, reader);",
        "Tensor?" => $"                LoadConditionalStateTensor(reader, ref {item.Name}, _parameter.device);",
        "long" => $"                {item.Name} = reader.ReadInt64();",
        _ => $"                {item.Name} = reader.ReadDouble();",
    };
}
